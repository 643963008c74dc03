package org.posthorn.core.tracking;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Set;

import org.posthorn.core.message.RawMessage;

/** Small messages and what becomes of them. */
final class SampleMail {
    private SampleMail() {
    }

    /** A message of one HTML part in ASCII. */
    static RawMessage html(String html) {
        return part("Content-Type: text/html\r\n", html);
    }

    /** A message with these MIME fields; characters are octets. */
    static RawMessage part(String fields, String body) {
        return of("Subject: x\r\nMIME-Version: 1.0\r\n" + fields + "\r\n" + body);
    }

    static RawMessage part(String fields, byte[] body) {
        return part(fields, new String(body, ISO_8859_1));
    }

    static RawMessage of(String text) {
        return RawMessage.of(text.getBytes(ISO_8859_1));
    }

    static Tracked track(RawMessage message) {
        return Tracker.rewrite(message, new ReadableLinks(), TrackingOptions.all());
    }

    /** Links only, no image. */
    static Tracked trackLinks(RawMessage message) {
        return Tracker.rewrite(message, new ReadableLinks(), new TrackingOptions(true, false, Set.of()));
    }

    /** The body's octets as characters. */
    static String body(RawMessage message) {
        return new String(message.base(), message.bodyOffset(), message.base().length - message.bodyOffset(), ISO_8859_1);
    }

    static String url(int link, String target) {
        return new ReadableLinks().click(link, target);
    }
}
