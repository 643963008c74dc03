package org.posthorn.mailets;

import java.util.List;
import java.util.Optional;

import javax.inject.Inject;
import javax.mail.MessagingException;

import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.posthorn.core.bounce.BounceReader;
import org.posthorn.core.bounce.ComplaintDesk;
import org.posthorn.core.bounce.ReturnKind;
import org.posthorn.core.bounce.ReturnResult;
import org.posthorn.core.envelope.ReturnAddresses.Returned;
import org.posthorn.mail.InitParameters;
import org.posthorn.mail.RawMimeMessage;

/**
 * Reads a feedback report (RFC 5965) that came to a return address or to {@code fbl@} a bounce domain: a <i>complained</i> event, and no more mail for
 * who complains. Whose copy it is about is told by the return address, else by the X-Posthorn-Id of the copy in it (see AddFeedbackFields). What
 * complains of nothing, such as a report of failed authentication or of "not spam", and what is about no copy of ours, passes on. Has no settings.
 *
 * <pre><code>
 * &lt;mailet match="All" class="org.posthorn.mailets.ReadComplaint"/&gt;
 * </code></pre>
 */
public final class ReadComplaint extends GenericMailet {
    private final ReturnedCopies copies;
    private final BounceReader reader;
    private final ComplaintDesk desk;

    @Inject
    public ReadComplaint(ReturnedCopies copies, BounceReader reader, ComplaintDesk desk) {
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
        Optional<ReturnResult> complaint = reader.read(message).stream().filter(result -> result.kind() == ReturnKind.COMPLAINT).findFirst();
        if (complaint.isEmpty()) {
            return;
        }
        List<Returned> about = copies.find(mail, message);
        about.forEach(copy -> desk.record(copy, complaint.get().feedbackType()));
        if (!about.isEmpty()) {
            mail.setState(Mail.GHOST);
        }
    }
}
