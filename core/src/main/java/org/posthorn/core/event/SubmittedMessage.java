package org.posthorn.core.event;

import java.time.Instant;
import java.util.List;

import org.posthorn.core.message.Addressing;
import org.posthorn.core.message.MessageId;
import org.posthorn.core.tag.Tags;

/**
 * What the message log keeps of a message that was accepted.
 *
 * @param account the account's id
 * @param messageId the Message-ID header field's value; null if the message has none
 * @param sender the envelope sender that the client gave; empty for the null sender
 * @param recipients those of the envelope in the order given; their places are those of {@code MessageCopy}
 * @param size octets of the message as it came
 * @param clientIp the client's address
 * @param time when it was accepted
 */
public record SubmittedMessage(MessageId id, String account, String messageId, String sender, List<Recipient> recipients,
                               long size, String clientIp, Instant time, Tags tags) {
    /**
     * A recipient of the envelope.
     *
     * @param as how the header addresses it; null where that is not known
     */
    public record Recipient(String address, Addressing as) {
    }

    public SubmittedMessage {
        recipients = List.copyOf(recipients);
    }
}
