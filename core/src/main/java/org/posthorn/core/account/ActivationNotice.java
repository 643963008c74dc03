package org.posthorn.core.account;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.posthorn.core.message.MessageId;
import org.posthorn.core.message.RawMessage;

/**
 * The mail that tells a customer of the account's activation (RFC 5322, and RFC 3834 for mail that no person wrote).
 *
 * @param account the account's id
 * @param held how many messages go out now that were held
 */
public record ActivationNotice(String account, long held) {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss '+0000'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** The Message-ID field's value. */
    public static String messageId(MessageId id, String hostName) {
        return "<" + id.value() + "@" + hostName + ">";
    }

    /**
     * Writes it.
     *
     * @param id its own
     * @param hostName the server's, whose postmaster writes
     * @param recipient who reads it
     */
    public RawMessage write(MessageId id, String hostName, String recipient) {
        String text = """
            From: Postmaster <postmaster@%s>
            To: %s
            Subject: Account %s is active
            Date: %s
            Message-ID: %s
            Auto-Submitted: auto-generated
            MIME-Version: 1.0
            Content-Type: text/plain; charset=us-ascii

            The account %s is active: its mail is relayed from now on.
            %s
            """.formatted(hostName, recipient, account, date(id.time()), messageId(id, hostName), account, waiting());
        return RawMessage.of(text.replace("\n", "\r\n").getBytes(US_ASCII));
    }

    private static String date(Instant time) {
        return DATE.format(time);
    }

    private String waiting() {
        return switch ((int) Math.min(held, 2)) {
            case 0 -> "No mail was held until now.";
            case 1 -> "1 message that was held until now goes out.";
            default -> held + " messages that were held until now go out.";
        };
    }
}
