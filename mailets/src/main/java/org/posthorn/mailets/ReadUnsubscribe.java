package org.posthorn.mailets;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import javax.inject.Inject;
import javax.mail.MessagingException;

import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.posthorn.core.envelope.CopyAddresses.Purpose;
import org.posthorn.core.envelope.ReturnAddresses;
import org.posthorn.core.envelope.ReturnAddresses.Returned;
import org.posthorn.core.event.EventSource;
import org.posthorn.core.unsubscribe.UnsubscribeDesk;
import org.posthorn.mail.InitParameters;

/**
 * Unsubscribes the recipient whose unsubscribe address a mail came to (RFC 2369), whatever is in the mail: an <i>unsubscribed</i> event and the
 * suppression. Other mail passes on, and so does this to its other recipients. Has no settings.
 *
 * <pre><code>
 * &lt;mailet match="org.posthorn.matchers.RecipientIsReturnAddress" class="org.posthorn.mailets.ReadUnsubscribe"/&gt;
 * </code></pre>
 */
public final class ReadUnsubscribe extends GenericMailet {
    private final ReturnAddresses returnAddresses;
    private final UnsubscribeDesk desk;

    @Inject
    public ReadUnsubscribe(ReturnAddresses returnAddresses, UnsubscribeDesk desk) {
        this.returnAddresses = returnAddresses;
        this.desk = desk;
    }

    @Override
    public void init() throws MessagingException {
        InitParameters.none(getMailetConfig());
    }

    @Override
    public void service(Mail mail) {
        List<MailAddress> others = mail.getRecipients().stream().filter(recipient -> !unsubscribes(recipient)).toList();
        if (others.isEmpty()) {
            mail.setState(Mail.GHOST);
        } else {
            mail.setRecipients(others);
        }
    }

    private boolean unsubscribes(MailAddress recipient) {
        Optional<Returned> copy = returnAddresses.resolve(Purpose.UNSUBSCRIBE, recipient.getLocalPart(),
            recipient.getDomain().asString().toLowerCase(Locale.ROOT));
        copy.ifPresent(found -> desk.unsubscribe(found, EventSource.SMTP));
        return copy.isPresent();
    }
}
