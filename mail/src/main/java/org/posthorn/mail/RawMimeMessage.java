package org.posthorn.mail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import javax.mail.MessagingException;
import javax.mail.internet.MimeMessage;

import org.apache.james.server.core.MimeMessageSource;
import org.apache.james.server.core.MimeMessageWrapper;
import org.apache.mailet.Mail;
import org.posthorn.core.message.RawMessage;

/**
 * A {@link RawMessage} in the clothes of a {@link MimeMessage}: our mailets take the bytes out with {@link #of} and put new ones in with
 * {@link #set}; other mailets see an ordinary message. Bytes that another mailet changed are serialised anew.
 */
public final class RawMimeMessage extends MimeMessageWrapper {
    private final RawMessage raw;

    private RawMimeMessage(RawMessage raw) {
        super(new Source(raw));
        this.raw = raw;
    }

    public static RawMimeMessage wrap(RawMessage raw) {
        return new RawMimeMessage(raw);
    }

    /** The message's bytes, without a copy where nobody but us has touched them. */
    public static RawMessage of(Mail mail) throws MessagingException {
        return of(mail.getMessage());
    }

    public static RawMessage of(MimeMessage message) throws MessagingException {
        if (message instanceof RawMimeMessage ours && !ours.isModified()) {
            return ours.raw;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            message.writeTo(out);
        } catch (IOException e) {
            throw new MessagingException("The message cannot be read", e);
        }
        return RawMessage.of(out.toByteArray());
    }

    public static void set(Mail mail, RawMessage raw) throws MessagingException {
        MailImpls.of(mail).setMessageNoCopy(wrap(raw));
    }

    @Override
    public void writeTo(OutputStream out) throws IOException, MessagingException {
        if (isModified()) {
            super.writeTo(out);
        } else {
            raw.writeTo(out);
        }
    }

    /** As the file repository asks for it, which has everything parsed and written anew otherwise. */
    @Override
    public void writeTo(OutputStream headers, OutputStream body, String[] ignored, boolean preLoad) throws IOException, MessagingException {
        if (isModified() || headers != body || (ignored != null && ignored.length > 0)) {
            super.writeTo(headers, body, ignored, preLoad);
        } else {
            raw.writeTo(body);
        }
    }

    private record Source(RawMessage raw) implements MimeMessageSource {
        @Override
        public String getSourceId() {
            return "raw";
        }

        @Override
        public InputStream getInputStream() {
            return raw.inputStream();
        }

        @Override
        public long getMessageSize() {
            return raw.size();
        }
    }
}
