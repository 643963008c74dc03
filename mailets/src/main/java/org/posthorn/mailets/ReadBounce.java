package org.posthorn.mailets;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import javax.inject.Inject;
import javax.mail.MessagingException;

import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.posthorn.core.bounce.BounceDesk;
import org.posthorn.core.bounce.BounceReader;
import org.posthorn.core.bounce.ReturnResult;
import org.posthorn.core.envelope.ReturnAddresses;
import org.posthorn.mail.InitParameters;
import org.posthorn.mail.RawMimeMessage;

/**
 * Reads a delivery status notification (RFC 3464) that came back to a return address and charges it to the recipient whose address that is:
 * a <i>bounced</i> event, the counters, and the suppression that follows from them. What is no such notification, or reports no failure, passes on.
 * Has no settings.
 *
 * <pre><code>
 * &lt;mailet match="org.posthorn.matchers.RecipientIsReturnAddress" class="org.posthorn.mailets.ReadBounce"/&gt;
 * </code></pre>
 */
public final class ReadBounce extends GenericMailet {
    private final ReturnAddresses returnAddresses;
    private final BounceReader reader;
    private final BounceDesk desk;

    @Inject
    public ReadBounce(ReturnAddresses returnAddresses, BounceReader reader, BounceDesk desk) {
        this.returnAddresses = returnAddresses;
        this.reader = reader;
        this.desk = desk;
    }

    @Override
    public void init() throws MessagingException {
        InitParameters.none(getMailetConfig());
    }

    @Override
    public void service(Mail mail) throws MessagingException {
        List<ReturnResult> results = reader.read(RawMimeMessage.of(mail).toByteArray());
        if (results.stream().noneMatch(ReturnResult::isFailure)) {
            return;
        }
        for (MailAddress recipient : mail.getRecipients()) {
            Optional<ReturnAddresses.Returned> returned =
                returnAddresses.resolve(recipient.getLocalPart(), recipient.getDomain().asString().toLowerCase(Locale.ROOT));
            returned.ifPresent(copy -> desk.charge(copy, results));
        }
        mail.setState(Mail.GHOST);
    }
}
