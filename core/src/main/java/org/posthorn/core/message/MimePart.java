package org.posthorn.core.message;

import java.util.Locale;
import java.util.Optional;

/**
 * A leaf of a message's MIME tree: where its body lies in {@link RawMessage#base} and what the header says of it.
 *
 * @param start the body's first octet
 * @param end behind its last; the line break before a delimiter belongs to the delimiter (RFC 2046 section 5.1.1)
 * @param encoding the Content-Transfer-Encoding in lower case; empty if the field is missing
 * @param disposition its value is empty if the field is missing
 */
public record MimePart(int start, int end, ContentType type, String encoding, ContentType disposition) {

    static Optional<MimePart> of(PartHeader header, int end) {
        return ContentType.parse(header.type()).flatMap(type -> ContentType.parse(header.disposition())
            .map(disposition -> new MimePart(header.bodyStart(), end, type, header.encoding().toLowerCase(Locale.ROOT), disposition)));
    }

    /** Whether it is a file rather than text to show: any disposition but {@code inline} (RFC 2183 section 2.8), or it has a file name. */
    public boolean isFile() {
        boolean inline = disposition.value().isEmpty() || disposition.value().equals("inline");
        return !inline || disposition.has("filename") || type.has("name");
    }

    public boolean isText() {
        return type.value().isEmpty() || type.value().startsWith("text/");
    }

    public boolean isHtml() {
        return type.value().equals("text/html");
    }

    boolean isMultipart() {
        return type.value().startsWith("multipart/");
    }

    /** Whether the octets are the content, in no encoding (RFC 2045 section 6.2). */
    public boolean isIdentity() {
        return encoding.isEmpty() || encoding.equals("7bit") || encoding.equals("8bit") || encoding.equals("binary");
    }
}
