package org.posthorn.core.bounce;

import java.util.List;
import java.util.Locale;

import org.posthorn.core.address.Address;
import org.posthorn.core.message.HeaderField;
import org.posthorn.core.message.RawMessage;

/**
 * A message that came back and goes on to people who can make something of it, once: a mark shows that it was forwarded, and it calls itself
 * automatic, so that nobody's machine answers (RFC 3834).
 */
public final class ForwardedReturn {
    static final String MARK = "X-Posthorn-Forwarded";
    private static final String AUTOMATIC = "Auto-Submitted";
    /** As many servers as RFC 5321 section 6.3 has a message pass at least before it is taken for one that goes in circles. */
    private static final int MAX_RECEIVED = 100;

    private ForwardedReturn() {
    }

    /**
     * Whether the message was forwarded before, whole or quoted in an answer, or has passed so many servers that it goes in circles.
     *
     * @param read the same message
     */
    public static boolean isLooping(RawMessage message, ReturnedMessage read) {
        List<HeaderField> fields = message.fields();
        return fields.stream().anyMatch(field -> field.is(MARK)) || fields.stream().filter(field -> field.is("Received")).count() > MAX_RECEIVED
            || read.copy().wasForwarded();
    }

    /**
     * Whether the message comes from whom it would be forwarded to, who answers what was forwarded before.
     *
     * @param sender the envelope's; empty for the null sender
     */
    public static boolean isFrom(Address reader, String sender, RawMessage message) {
        String key = reader.key();
        return sender.equalsIgnoreCase(key) || message.header("From").map(from -> from.toLowerCase(Locale.ROOT).contains(key)).orElse(false);
    }

    /** The message as it is forwarded. */
    public static RawMessage of(RawMessage message) {
        String automatic = message.header(AUTOMATIC).isPresent() ? "" : AUTOMATIC + ": auto-generated\r\n";
        return message.prepend(MARK + ": yes\r\n" + automatic);
    }
}
