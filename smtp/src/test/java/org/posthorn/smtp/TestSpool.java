package org.posthorn.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.mail.MessagingException;

import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.apache.james.smtpserver.JamesMessageHook;
import org.apache.mailet.Mail;
import org.posthorn.mail.RawMimeMessage;

/** Keeps what would be queued. */
final class TestSpool implements JamesMessageHook {
    final List<String> ids = new CopyOnWriteArrayList<>();
    final List<String> messages = new CopyOnWriteArrayList<>();

    @Override
    public HookResult onMessage(SMTPSession session, Mail mail) {
        try {
            messages.add(new String(RawMimeMessage.of(mail).toByteArray(), ISO_8859_1));
        } catch (MessagingException e) {
            throw new IllegalStateException("The message has no bytes", e);
        }
        ids.add(mail.getName());
        return Replies.queued(mail.getName());
    }
}
