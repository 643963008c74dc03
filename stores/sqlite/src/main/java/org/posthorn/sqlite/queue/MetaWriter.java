package org.posthorn.sqlite.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import javax.mail.MessagingException;

import org.apache.james.core.MailAddress;
import org.apache.mailet.Attribute;
import org.apache.mailet.Mail;
import org.apache.mailet.PerRecipientHeaders.Header;

/** Writes all of a mail but its message as a compact byte array, which {@link MetaReader} reads. */
final class MetaWriter {
    static final int VERSION = 1;
    static final int TEXT = 'T';
    static final int JSON = 'J';
    static final long NO_DATE = Long.MIN_VALUE;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    private final DataOutputStream out = new DataOutputStream(bytes);

    private MetaWriter() {
    }

    static byte[] write(Mail mail) throws MessagingException {
        MetaWriter writer = new MetaWriter();
        try {
            writer.all(mail);
        } catch (IOException e) {
            throw new MessagingException("The mail " + mail.getName() + " cannot be written", e);
        }
        return writer.bytes.toByteArray();
    }

    private void all(Mail mail) throws IOException {
        out.writeByte(VERSION);
        text(mail.getName());
        text(mail.getMaybeSender().asOptional().map(MailAddress::asString).orElse(null));
        recipients(mail.getRecipients());
        text(mail.getState());
        text(mail.getErrorMessage());
        text(mail.getRemoteHost());
        text(mail.getRemoteAddr());
        out.writeLong(mail.getLastUpdated() == null ? NO_DATE : mail.getLastUpdated().getTime());
        attributes(mail.attributes().filter(attribute -> !attribute.getName().equals(Lease.ATTRIBUTE)).toList());
        headers(mail.getPerRecipientSpecificHeaders().getHeadersByRecipient().entries());
    }

    private void recipients(Collection<MailAddress> recipients) throws IOException {
        out.writeInt(recipients.size());
        for (MailAddress recipient : recipients) {
            text(recipient.asString());
        }
    }

    private void attributes(List<Attribute> attributes) throws IOException {
        List<Attribute> others = new ArrayList<>();
        for (Attribute attribute : attributes) {
            if (attribute.getValue().value() instanceof String value) {
                attribute(TEXT, attribute, value);
            } else {
                others.add(attribute);
            }
        }
        for (Attribute attribute : others) {
            String json = attribute.getValue().toJson().map(Object::toString).orElse(null);
            if (json != null) {
                attribute(JSON, attribute, json);
            }
        }
        out.writeByte(0);
    }

    private void attribute(int kind, Attribute attribute, String value) throws IOException {
        out.writeByte(kind);
        text(attribute.getName().asString());
        text(value);
    }

    private void headers(Collection<Map.Entry<MailAddress, Header>> headers) throws IOException {
        out.writeInt(headers.size());
        for (Map.Entry<MailAddress, Header> header : headers) {
            text(header.getKey().asString());
            text(header.getValue().getName());
            text(header.getValue().getValue());
        }
    }

    private void text(String text) throws IOException {
        if (text == null) {
            out.writeInt(-1);
        } else {
            byte[] encoded = text.getBytes(UTF_8);
            out.writeInt(encoded.length);
            out.write(encoded);
        }
    }
}
