package org.posthorn.core.message;

import java.util.Optional;

/** One recipient's copy of a message: the message's id and the recipient's place, from 0, in the order of the client's RCPT commands. */
public record MessageCopy(MessageId message, int recipient) {
    /** A message has at most so many recipients. */
    public static final int MAX_RECIPIENTS = 0x10000;

    public MessageCopy {
        if (recipient < 0 || recipient >= MAX_RECIPIENTS) {
            throw new IllegalArgumentException("A recipient's place is 0 to 65535, not " + recipient);
        }
    }

    /** Reads what {@link #toString} writes; empty if it is none. */
    public static Optional<MessageCopy> parse(String text) {
        int place = text.indexOf('-') == MessageId.LENGTH ? place(text, MessageId.LENGTH + 1) : MAX_RECIPIENTS;
        if (place >= MAX_RECIPIENTS) {
            return Optional.empty();
        }
        return MessageId.parse(text.substring(0, MessageId.LENGTH)).map(id -> new MessageCopy(id, place));
    }

    /** The number of one to five digits from there to the end; too many if there is none. */
    private static int place(String text, int from) {
        int digits = text.length() - from;
        int place = digits >= 1 && digits <= 5 ? 0 : MAX_RECIPIENTS;
        for (int i = from; place < MAX_RECIPIENTS && i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            place = digit >= 0 && digit <= 9 ? place * 10 + digit : MAX_RECIPIENTS;
        }
        return place;
    }

    @Override
    public String toString() {
        return message.value() + "-" + recipient;
    }
}
