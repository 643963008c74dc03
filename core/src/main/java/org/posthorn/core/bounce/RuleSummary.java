package org.posthorn.core.bounce;

/**
 * What an operator is told of a rule.
 *
 * @param decides what kind of thing it decides: {@code category}, {@code kind}, {@code stage} or {@code marks}
 * @param category why mail was refused; null unless it decides that
 * @param bounceClass how that counts; null unless it decides that
 * @param kind what a message is; null unless it decides that
 * @param file where it is written; of those that ship below {@code shipped/}
 */
public record RuleSummary(String name, String decides, BounceCategory category, BounceClass bounceClass, ReturnKind kind, String file, String because) {
    static RuleSummary of(Rule rule) {
        RuleDecision decision = rule.decision();
        if (decision instanceof RuleDecision.Reason reason) {
            return of(rule, "category", reason.bounce(), null);
        }
        if (decision instanceof RuleDecision.Kind kind) {
            return of(rule, "kind", new Bounce(null, null), kind.kind());
        }
        return of(rule, decision instanceof RuleDecision.Reached ? "stage" : "marks", new Bounce(null, null), null);
    }

    private static RuleSummary of(Rule rule, String decides, Bounce bounce, ReturnKind kind) {
        return new RuleSummary(rule.name(), decides, bounce.category(), bounce.bounceClass(), kind, rule.file(), rule.because());
    }
}
