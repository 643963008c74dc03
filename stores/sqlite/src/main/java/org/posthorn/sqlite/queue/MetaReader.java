package org.posthorn.sqlite.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Date;

import javax.mail.internet.AddressException;

import org.apache.james.core.MailAddress;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.PerRecipientHeaders.Header;
import org.posthorn.sqlite.SqliteException;

/** Reads what {@link MetaWriter} wrote. */
final class MetaReader {
    private final DataInputStream in;

    private MetaReader(byte[] meta) {
        this.in = new DataInputStream(new ByteArrayInputStream(meta));
    }

    /** The mail, without its message. */
    static MailImpl read(byte[] meta) {
        try {
            return new MetaReader(meta).mail();
        } catch (IOException | AddressException | IllegalStateException e) {
            throw new SqliteException("A queued mail's envelope cannot be read", e);
        }
    }

    private MailImpl mail() throws IOException, AddressException {
        int version = in.readByte();
        if (version != MetaWriter.VERSION) {
            throw new SqliteException("A queued mail's envelope has the unknown version " + version);
        }
        MailImpl.Builder mail = MailImpl.builder().name(text());
        sender(mail);
        for (int i = in.readInt(); i > 0; i--) {
            mail.addRecipient(text());
        }
        mail.state(text()).errorMessage(text()).remoteHost(text()).remoteAddr(text());
        lastUpdated(mail);
        for (int kind = in.readByte(); kind != 0; kind = in.readByte()) {
            mail.addAttribute(new Attribute(AttributeName.of(text()), value(kind, text())));
        }
        for (int i = in.readInt(); i > 0; i--) {
            header(mail);
        }
        return mail.build();
    }

    private void sender(MailImpl.Builder mail) throws IOException, AddressException {
        String sender = text();
        if (sender != null) {
            mail.sender(new MailAddress(sender));
        }
    }

    private void lastUpdated(MailImpl.Builder mail) throws IOException {
        long time = in.readLong();
        if (time != MetaWriter.NO_DATE) {
            mail.lastUpdated(new Date(time));
        }
    }

    private void header(MailImpl.Builder mail) throws IOException, AddressException {
        MailAddress recipient = new MailAddress(text());
        mail.addHeaderForRecipient(Header.builder().name(text()).value(text()).build(), recipient);
    }

    private static AttributeValue<?> value(int kind, String text) throws IOException {
        return kind == MetaWriter.TEXT ? AttributeValue.of(text) : AttributeValue.fromJsonString(text);
    }

    private String text() throws IOException {
        int length = in.readInt();
        return length < 0 ? null : new String(in.readNBytes(length), UTF_8);
    }
}
