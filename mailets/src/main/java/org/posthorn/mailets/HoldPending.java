package org.posthorn.mailets;

import javax.inject.Inject;
import javax.mail.MessagingException;

import org.apache.james.mailrepository.api.MailRepositoryUrl;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.posthorn.mail.HeldMail;
import org.posthorn.mail.InitParameters;

/**
 * Holds the mail of pending accounts until they are activated, whole as it was submitted, with a <i>held</i> event for each recipient (R4.2). Then it goes
 * on from the beginning of the processor that it was held in. Mail of an account that was activated just now goes on at once. Goes behind
 * RecordSubmission and before SplitRecipients. How many messages of an account are held is limited by maxHeldMessages in posthorn.properties.
 *
 * <pre><code>
 * &lt;mailet match="org.posthorn.matchers.AccountIs=pending" class="org.posthorn.mailets.HoldPending"&gt;
 *   &lt;repositoryPath&gt;file://var/mail/held/&lt;/repositoryPath&gt;  &lt;!-- each account's mail is held below it; default: file://var/mail/held/ --&gt;
 * &lt;/mailet&gt;
 * </code></pre>
 */
public final class HoldPending extends GenericMailet {
    record Settings(MailRepositoryUrl repositoryPath) {
        static Settings from(InitParameters parameters) {
            return new Settings(parameters.value("repositoryPath", MailRepositoryUrl.from("file://var/mail/held/"), "a URL, as in file://var/mail/held/",
                MailRepositoryUrl::from));
        }
    }

    private final HeldMail held;

    @Inject
    public HoldPending(HeldMail held) {
        this.held = held;
    }

    @Override
    public void init() throws MessagingException {
        held.keepBelow(InitParameters.parse(getMailetConfig(), Settings::from).repositoryPath());
    }

    @Override
    public void service(Mail mail) throws MessagingException {
        if (held.hold(mail)) {
            mail.setState(Mail.GHOST);
        }
    }
}
