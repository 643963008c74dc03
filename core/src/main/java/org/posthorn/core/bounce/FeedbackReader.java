package org.posthorn.core.bounce;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.posthorn.core.bounce.ReturnedMail.Part;

/** Reads feedback reports (RFC 5965), those of failed authentication (RFC 6591) among them, those without a report's part, and those in JSON. */
final class FeedbackReader {
    /** Set by Microsoft on the messages in its reports, which have no part of their own for it. */
    private static final String MARKER = "X-HmXmrOriginalRecipient";
    /** What complains of nothing (RFC 6591; RFC 6430). */
    private static final Set<String> NO_COMPLAINTS = Set.of("auth-failure", "not-spam");
    private static final List<String> REPORTED = List.of("Original-Rcpt-To", "Removal-Recipient", "Original-Recipient", MARKER);
    private static final List<String> RETURNED = List.of(MARKER, "X-Envelope-To", "Delivered-To", "Envelope-To", "To");

    private final RecipientFinder finder;

    FeedbackReader(BounceRules rules) {
        this.finder = new RecipientFinder(rules);
    }

    /**
     * Empty if the message is none.
     *
     * @param json what the message is in place of a report
     */
    List<ReturnResult> read(ReturnedMail mail, Header original, Optional<SesNotification> json) {
        Optional<String> report = mail.parts().stream().filter(part -> part.type().equals("message/feedback-report")).findFirst().map(Part::text)
            .or(() -> stray(mail)).or(() -> json.flatMap(SesNotification::complaint));
        if (report.isPresent()) {
            Header fields = HeaderReader.read(report.get().stripLeading());
            return results(fields, original, fields.first("Feedback-Type").orElse("abuse").strip().toLowerCase(Locale.ROOT), "rfc5965");
        }
        boolean marked = original.first(MARKER).isPresent() || mail.header().first(MARKER).isPresent();
        return marked ? results(mail.header(), original, "abuse", "original-recipient-header") : List.of();
    }

    /** The report's fields in a message that calls itself one and whose parts cannot be found. */
    private static Optional<String> stray(ReturnedMail mail) {
        int type = mail.header().lower("Content-Type").contains("feedback-report") ? mail.raw().indexOf("\nFeedback-Type:") : -1;
        int begin = Math.max(mail.raw().lastIndexOf("\n\n", type), mail.raw().lastIndexOf("\r\n\r\n", type));
        return type < 0 ? Optional.empty() : Optional.of(mail.raw().substring(Math.max(begin, 0)));
    }

    /** A result for each recipient that the report names, else for the one of the reported message, else without a recipient. */
    List<ReturnResult> results(Header report, Header original, String type, String rule) {
        ReturnKind kind = NO_COMPLAINTS.contains(type) ? ReturnKind.OTHER : ReturnKind.COMPLAINT;
        Set<String> named = finder.addresses(report, REPORTED);
        if (!named.isEmpty()) {
            return named.stream().map(address -> ReturnResult.of(kind, address, type, rule)).toList();
        }
        Set<String> known = RETURNED.stream().map(field -> finder.addresses(original, List.of(field))).filter(some -> !some.isEmpty())
            .findFirst().orElse(Set.of());
        return List.of(ReturnResult.of(kind, known.stream().findFirst().orElse(null), type, rule));
    }
}
