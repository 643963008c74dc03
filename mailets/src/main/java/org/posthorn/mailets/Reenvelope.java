package org.posthorn.mailets;

import javax.inject.Inject;
import javax.mail.MessagingException;

import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.posthorn.core.envelope.CopyAddresses;
import org.posthorn.core.envelope.CopyAddresses.Purpose;
import org.posthorn.core.event.Event;
import org.posthorn.mail.Copies;
import org.posthorn.mail.InitParameters;
import org.posthorn.mail.MailImpls;

/**
 * Gives the copy a return path of its own at the bounce domain of its sending domain (VERP, R5.1). Goes behind SplitRecipients. Has no settings.
 *
 * <pre><code>
 * &lt;mailet match="All" class="org.posthorn.mailets.Reenvelope"/&gt;
 * </code></pre>
 */
public final class Reenvelope extends GenericMailet {
    private final BounceDomain bounceDomain;
    private final CopyAddresses addresses;

    @Inject
    public Reenvelope(BounceDomain bounceDomain, CopyAddresses addresses) {
        this.bounceDomain = bounceDomain;
        this.addresses = addresses;
    }

    @Override
    public void init() throws MessagingException {
        InitParameters.none(getMailetConfig());
    }

    @Override
    public void service(Mail mail) throws MessagingException {
        Event.Subject subject = Copies.subject(mail);
        MailImpls.of(mail).setSender(new MailAddress(addresses.of(subject.copy(), Purpose.BOUNCE, bounceDomain.of(subject))));
    }
}
