package org.posthorn.mailets;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import javax.inject.Inject;
import javax.mail.MessagingException;

import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.posthorn.core.bounce.BounceDesk;
import org.posthorn.core.bounce.BounceReader;
import org.posthorn.core.bounce.ReturnKind;
import org.posthorn.core.bounce.ReturnResult;
import org.posthorn.core.envelope.ReturnAddresses.Returned;
import org.posthorn.mail.InitParameters;
import org.posthorn.mail.RawMimeMessage;

/**
 * Reads a bounce, in whatever form, that came back to a return address and charges it to the recipient whose address that is: a <i>bounced</i> event,
 * the counters, and the suppression that follows from them. One that came elsewhere is charged by the X-Posthorn-Id of the copy in it. A report of a
 * delay or of a delivery ends here, as nothing follows from it. What is no such message, or is about no copy of ours, passes on. Has no settings.
 *
 * <pre><code>
 * &lt;mailet match="org.posthorn.matchers.RecipientIsReturnAddress" class="org.posthorn.mailets.ReadBounce"/&gt;
 * </code></pre>
 */
public final class ReadBounce extends GenericMailet {
    private static final Set<ReturnKind> REPORTS = EnumSet.of(ReturnKind.FAILURE, ReturnKind.DELAY, ReturnKind.SUCCESS, ReturnKind.RELAYED);

    private final ReturnedCopies copies;
    private final BounceReader reader;
    private final BounceDesk desk;

    @Inject
    public ReadBounce(ReturnedCopies copies, BounceReader reader, BounceDesk desk) {
        this.copies = copies;
        this.reader = reader;
        this.desk = desk;
    }

    @Override
    public void init() throws MessagingException {
        InitParameters.none(getMailetConfig());
    }

    @Override
    public void service(Mail mail) throws MessagingException {
        byte[] message = RawMimeMessage.of(mail).toByteArray();
        List<ReturnResult> results = reader.read(message);
        if (results.stream().map(ReturnResult::kind).noneMatch(REPORTS::contains)) {
            return;
        }
        List<Returned> about = copies.find(mail, message);
        about.forEach(copy -> desk.charge(copy, results));
        if (!about.isEmpty()) {
            mail.setState(Mail.GHOST);
        }
    }
}
