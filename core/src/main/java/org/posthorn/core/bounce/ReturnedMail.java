package org.posthorn.core.bounce;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A message that came back, taken apart as far as its report may be.
 *
 * @param raw its begin, octet by octet
 */
record ReturnedMail(String raw, Header header, List<Part> parts) {
    private static final String FIRST_FIELD = "Reporting-MTA:";
    private static final int LONGEST_BEGIN = 100;
    private static final Set<String> ORIGINAL = Set.of("message/rfc822", "message/global", "text/rfc822-headers", "text/rfc822-header",
        "message/rfc822-headers", "message/global-headers", "text/rfc822");

    /** A leaf of the MIME tree; a message inside is one. */
    record Part(String type, String charset, byte[] content) {
        String text() {
            return TextDecoder.decode(content, charset);
        }

        boolean isDeliveryStatus() {
            return type.endsWith("delivery-status") || !isOriginal() && type.indexOf("multipart") < 0 && looksLikeDeliveryStatus();
        }

        /** A report that was attached under another type begins with the same fields. */
        private boolean looksLikeDeliveryStatus() {
            String begin = new String(content, 0, Math.min(content.length, LONGEST_BEGIN), ISO_8859_1).stripLeading();
            return begin.regionMatches(true, 0, FIRST_FIELD, 0, FIRST_FIELD.length());
        }

        boolean isOriginal() {
            return ORIGINAL.contains(type);
        }

        boolean isWholeMessage() {
            return type.equals("message/rfc822") || type.equals("message/global");
        }
    }

    /** What is for people to read: the plain text, or where there is none what the HTML says. */
    String humanText() {
        String plain = parts.stream().takeWhile(part -> !part.isOriginal()).filter(part -> part.type().equals("text/plain")).map(Part::text)
            .collect(Collectors.joining("\n"));
        return !plain.isBlank() ? plain
            : parts.stream().filter(part -> part.type().equals("text/html")).map(part -> HtmlText.of(part.text())).collect(Collectors.joining("\n"));
    }

    Optional<Part> original() {
        return parts.stream().filter(Part::isOriginal).findFirst();
    }
}
