package org.posthorn.mailets;

import java.util.List;
import java.util.Optional;

import javax.inject.Inject;
import javax.mail.MessagingException;

import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.posthorn.core.bounce.ComplaintDesk;
import org.posthorn.core.bounce.ReturnKind;
import org.posthorn.core.bounce.ReturnResult;
import org.posthorn.core.bounce.ReturnedCopies;
import org.posthorn.core.bounce.ReturnedCopies.About;
import org.posthorn.core.bounce.ReturnedMessage;
import org.posthorn.mail.InitParameters;

/**
 * Reads a feedback report (RFC 5965), or what Amazon SES sends in its place, that came to a return address or to {@code fbl@} a bounce domain: a
 * <i>complained</i> event, and no more mail for who complains. Whose copy it is about is told by the return address, else by the X-Posthorn-Id of the
 * copy in it (see AddFeedbackFields) or by its Return-Path, else by Message-ID and recipient. What complains of nothing, such as a report of failed
 * authentication or of "not spam", and what is about no copy of ours, passes on.
 *
 * <pre><code>
 * &lt;mailet match="All" class="org.posthorn.mailets.ReadComplaint"&gt;
 *   &lt;byMessageId&gt;true&lt;/byMessageId&gt;  &lt;!-- or false: Message-ID and recipient alone charge nobody; default: true --&gt;
 * &lt;/mailet&gt;
 * </code></pre>
 */
public final class ReadComplaint extends GenericMailet {
    private final ReturnedMails returns;
    private final ReturnedCopies copies;
    private final ComplaintDesk desk;
    private ReturnSettings settings;

    @Inject
    public ReadComplaint(ReturnedMails returns, ReturnedCopies copies, ComplaintDesk desk) {
        this.returns = returns;
        this.copies = copies;
        this.desk = desk;
    }

    @Override
    public void init() throws MessagingException {
        settings = InitParameters.parse(getMailetConfig(), ReturnSettings::from);
    }

    @Override
    public void service(Mail mail) throws MessagingException {
        ReturnedMessage message = returns.read(mail);
        Optional<ReturnResult> complaint = message.results().stream().filter(result -> result.kind() == ReturnKind.COMPLAINT).findFirst();
        if (complaint.isEmpty()) {
            return;
        }
        // Providers report from addresses of theirs, so that the envelope's sender tells nothing.
        List<About> about = copies.find(ReturnedMails.recipients(mail), message, settings.byMessageId()).about();
        about.forEach(one -> desk.record(one.copy(), complaint.get().feedbackType()));
        if (!about.isEmpty()) {
            mail.setState(Mail.GHOST);
        }
    }
}
