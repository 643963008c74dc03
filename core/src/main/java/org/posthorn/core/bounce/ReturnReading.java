package org.posthorn.core.bounce;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.posthorn.core.bounce.RuleDecision.Kind;
import org.posthorn.core.bounce.ReturnedMail.Part;

/** The reading of one message: each way to understand it is tried in turn, from the surest to the least sure. */
final class ReturnReading {
    private static final String STANDARD = "rfc3464";

    private final ReturnedMail mail;
    private final BounceRules rules;
    private final HumanText text;
    private final Optional<SesNotification> json;
    private final Header original;
    private final Explanation explanation;

    ReturnReading(ReturnedMail mail, BounceRules rules) {
        this.mail = mail;
        this.rules = rules;
        String human = mail.humanText();
        this.text = HumanText.of(human, rules);
        this.json = SesNotification.in(human);
        Optional<String> returned = mail.original().map(Part::text).or(() -> json.map(SesNotification::original));
        this.original = HeaderReader.read(returned.orElse(text.rest()).stripLeading());
        this.explanation = new Explanation(() -> rules, mail.header().first("Subject").orElse(""));
    }

    List<ReturnResult> results() {
        List<ReturnResult> feedback = new FeedbackReader(rules).read(mail, original, json);
        if (!feedback.isEmpty()) {
            return feedback;
        }
        Optional<Rule> kind = rules.kind(text.folded(), mail.header(), this::has);
        if (kind.filter(ReturnReading::isChallenge).isPresent()) {
            return byRule(kind);
        }
        List<ReturnResult> report = explained(entries(), STANDARD);
        return report.isEmpty() ? byRule(kind) : report;
    }

    /** Some machines that want an answer put their request into a report. */
    private static boolean isChallenge(Rule rule) {
        return ((Kind) rule.decision()).kind() == ReturnKind.CHALLENGE;
    }

    /** @param what as rules ask for it by {@code with =} */
    private boolean has(String what) {
        return what.equals("original") ? mail.original().isPresent() || !text.rest().isBlank() : explanation.tellsOfTheRecipient(text.folded());
    }

    /** The recipients' fields of the report's part, also where MIME does not show it. */
    private List<DsnRecipient> entries() {
        List<DsnRecipient> entries = mail.parts().stream().filter(Part::isDeliveryStatus).map(Part::text)
            .flatMap(part -> DeliveryStatus.read(part).stream()).toList();
        if (!entries.isEmpty()) {
            return entries;
        }
        return json.map(SesNotification::recipients).orElseGet(() -> StrayReport.find(mail.raw()).map(DeliveryStatus::read).orElse(List.of()));
    }

    private List<ReturnResult> explained(List<DsnRecipient> entries, String rule) {
        Map<String, DsnRecipient> once = new LinkedHashMap<>();
        entries.stream().map(this::addressed).filter(entry -> entry.recipient() != null).forEach(entry -> once.putIfAbsent(entry.recipient(), entry));
        Set<String> all = once.keySet();
        String session = all.size() == 1 ? text.text() : "";
        return once.values().stream().map(entry -> explanation.of(entry, context(entry, all), session, rule)).toList();
    }

    /** Where delivery ended in a file or a program, or the report has a name only, all else may tell whose it is. */
    private DsnRecipient addressed(DsnRecipient entry) {
        if (entry.recipient() != null && entry.recipient().indexOf('@') > 0 && entry.recipient().indexOf(' ') < 0) {
            return entry;
        }
        RecipientFinder finder = new RecipientFinder(rules);
        return finder.failed(mail.header()).or(() -> named(entry, finder)).map(entry::of).orElse(entry);
    }

    private Optional<String> named(DsnRecipient entry, RecipientFinder finder) {
        if (entry.recipient() == null) {
            return Optional.empty();
        }
        Set<String> found = finder.find(mail.header(), text, original);
        String local = entry.recipient() + "@";
        return found.stream().filter(address -> found.size() == 1 || address.regionMatches(true, 0, local, 0, local.length())).findFirst();
    }

    private String context(DsnRecipient entry, Set<String> all) {
        String about = text.about(entry.recipient(), all);
        String last = about.isEmpty() && entry.finalRecipient() != null ? text.about(entry.finalRecipient(), all) : about;
        return last.isEmpty() && all.size() == 1 ? text.text() : last;
    }

    private List<ReturnResult> byRule(Optional<Rule> kind) {
        return kind.map(rule -> byRule(rule.name(), (Kind) rule.decision())).orElse(List.of());
    }

    private List<ReturnResult> byRule(String rule, Kind decided) {
        return switch (decided.kind()) {
            case FAILURE, DELAY -> failures(rule, decided.kind());
            case COMPLAINT -> new FeedbackReader(rules).results(mail.header(), original.isEmpty() ? mail.header() : original, decided.feedbackType(), rule);
            default -> List.of(ReturnResult.of(decided.kind(), null, null, rule));
        };
    }

    private List<ReturnResult> failures(String rule, ReturnKind kind) {
        List<ReturnResult> fields = text.folded().contains("final-recipient:") || text.folded().contains("original-recipient:")
            ? explained(DeliveryStatus.read(text.text()), rule) : List.of();
        if (!fields.isEmpty()) {
            return fields;
        }
        Set<String> recipients = new RecipientFinder(rules).find(mail.header(), text, original);
        if (recipients.isEmpty()) {
            return List.of(explanation.of(kind, null, text.text(), text.text(), rule));
        }
        return recipients.stream().map(recipient -> explanation.of(kind, recipient, about(recipient, recipients), text.text(), rule))
            .toList();
    }

    private String about(String recipient, Set<String> all) {
        String about = text.about(recipient, all);
        return about.isEmpty() && all.size() == 1 ? text.text() : about;
    }
}
