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
        int dash = text.indexOf('-');
        if (dash != MessageId.LENGTH || !text.substring(dash + 1).matches("\\d{1,5}")) {
            return Optional.empty();
        }
        int place = Integer.parseInt(text.substring(dash + 1));
        return MessageId.parse(text.substring(0, dash)).filter(id -> place < MAX_RECIPIENTS).map(id -> new MessageCopy(id, place));
    }

    @Override
    public String toString() {
        return message.value() + "-" + recipient;
    }
}
