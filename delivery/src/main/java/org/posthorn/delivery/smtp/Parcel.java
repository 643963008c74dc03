package org.posthorn.delivery.smtp;

import java.util.concurrent.CompletableFuture;

import org.posthorn.core.message.RawMessage;

/**
 * What an SMTP transaction carries.
 *
 * @param sender the envelope sender; empty for the null sender
 * @param recipient the one recipient
 * @param content gives the message's bytes
 */
public record Parcel(String sender, String recipient, Content content) {
    /** Where a message's bytes are. */
    @FunctionalInterface
    public interface Content {
        /** Reads them; asked only when there is a connection to send them on, and again for another. Ends exceptionally if they cannot be read. */
        CompletableFuture<RawMessage> read();
    }
}
