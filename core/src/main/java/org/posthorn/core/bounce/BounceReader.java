package org.posthorn.core.bounce;

import java.util.List;
import java.util.function.Supplier;

import org.posthorn.core.bounce.ReturnedMail.Part;

/**
 * Reads mail that came back: delivery status notifications (RFC 3464, RFC 6533) whole and broken, what servers send in their place, feedback
 * reports (RFC 5965, RFC 6591), automatic replies and challenges. It reads whatever comes; size, parts, depth and recipients are bounded.
 */
public final class BounceReader {
    /** Of a message no more octets are read. */
    public static final int MAX_OCTETS = MailTaker.MAX_MESSAGE;

    private static final int MAX_FORWARDED = 2;

    private final Supplier<BounceRules> rules;

    /** By the rules that ship. */
    public BounceReader() {
        this(BounceRules::defaults);
    }

    /** @param rules asked for each message, so that they can be replaced while mail flows */
    public BounceReader(Supplier<BounceRules> rules) {
        this.rules = rules;
    }

    /** What the message tells, recipient by recipient; empty if it is none that a machine sends back. */
    public List<ReturnResult> read(byte[] message) {
        return read(message, rules.get(), 0);
    }

    private static List<ReturnResult> read(byte[] message, BounceRules rules, int forwarded) {
        ReturnedMail mail = MailTaker.take(message);
        List<ReturnResult> results = new ReturnReading(mail, rules).results();
        if (!results.isEmpty() || forwarded == MAX_FORWARDED) {
            return results;
        }
        return mail.parts().stream().filter(Part::isWholeMessage).findFirst()
            .filter(part -> isReport(part.content())).map(part -> read(part.content(), rules, forwarded + 1)).orElse(List.of());
    }

    /** Whether a message inside another is a report that somebody passed on. */
    private static boolean isReport(byte[] message) {
        return MailTaker.take(message).header().lower("Content-Type").startsWith("multipart/report");
    }
}
