package org.posthorn.core.tracking;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;

import org.posthorn.core.message.MimePart;

/** A part's body in its transfer encoding (RFC 2045 section 6), whose decoded octets can be changed in places without touching the others. */
sealed interface PartBody permits IdentityBody, QuotedPrintableBody, Base64Body {

    /** The body of that part of a message; empty if its encoding is unknown or broken. */
    static Optional<PartBody> of(byte[] message, MimePart part) {
        if (part.isIdentity()) {
            return Optional.of(new IdentityBody(message, part.start(), part.end()));
        }
        return switch (part.encoding()) {
            case "quoted-printable" -> Optional.of(QuotedPrintableBody.decode(message, part.start(), part.end()));
            case "base64" -> Base64Body.decode(message, part.start(), part.end());
            default -> Optional.empty();
        };
    }

    /** The decoded octets, each as the character of its number. */
    String octets();

    /** The longest text that an edit may put in. */
    default int maxEdit() {
        return Integer.MAX_VALUE;
    }

    /** Writes the encoded body with these edits of its decoded octets, in ascending order. */
    void splice(List<Edit> edits, ByteArrayOutputStream out);
}
