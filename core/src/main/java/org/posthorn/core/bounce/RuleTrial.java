package org.posthorn.core.bounce;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.posthorn.core.bounce.RuleDecision.Kind;
import org.posthorn.core.bounce.RuleDecision.Mark;
import org.posthorn.core.bounce.RuleDecision.Reached;
import org.posthorn.core.bounce.RuleDecision.Reason;

/** Plays the test lines of rules: a rule must decide for each that it was written with. */
final class RuleTrial {
    private static final String WITH = "with ";

    private final BounceRules rules;

    RuleTrial(BounceRules rules) {
        this.rules = rules;
    }

    /** What does not hold of these rules' lines. */
    List<RuleMistake> mistakes(List<Rule> played) {
        return played.stream().flatMap(rule -> rule.tests().stream().filter(line -> !decider(rule, line.value()).equals(rule.name()))
            .map(line -> new RuleMistake(rule.file(), line.number(), mistake(decider(rule, line.value()))))).toList();
    }

    private static String mistake(String decider) {
        return "for this test line " + (decider.isEmpty() ? "no rule" : "the rule " + decider)
            + " decides, not the one it belongs to; change the line, or the rule's conditions, or its place";
    }

    /** The name of the rule that decides for the line; empty if none does. */
    String decider(Rule rule, String line) {
        RuleDecision decision = rule.decision();
        if (decision instanceof Reason) {
            return reason(rule, line);
        }
        if (decision instanceof Kind) {
            return kind(line).map(Rule::name).orElse("");
        }
        String folded = FoldedText.fold(line);
        return decision instanceof Reached ? rules.stageRule(folded).map(Rule::name).orElse("") : isMarked(rule, folded) ? rule.name() : "";
    }

    /** Of a rule about hosts the first of them refused. */
    private String reason(Rule rule, String line) {
        Optional<Stage> stage = Arrays.stream(Stage.values()).filter(one -> line.startsWith(one.name().toLowerCase(Locale.ROOT) + ": ")).findFirst();
        String reply = stage.map(one -> line.substring(one.name().length() + 2)).orElse(line);
        String host = rule.conditions().hosts().stream().findFirst().orElse(null);
        String name = new StatusClassifier(() -> rules).judge(new Refusal(stage.orElse(null), ReplyText.find(reply), host), reply).rule();
        return name.equals(StatusClassifier.NO_RULE) ? "" : name;
    }

    /** Fields, and last the text, with bars between them. */
    private Optional<Rule> kind(String line) {
        String[] parts = line.split(" \\| ");
        Header header = new Header();
        Arrays.stream(parts).limit(parts.length - 1L).filter(part -> part.indexOf(':') > 0)
            .forEach(part -> header.add(part.substring(0, part.indexOf(':')), part.substring(part.indexOf(':') + 1).strip()));
        return rules.kind(FoldedText.fold(parts[parts.length - 1]), header,
            what -> Arrays.asList(parts).contains(WITH + what));
    }

    private static boolean isMarked(Rule rule, String folded) {
        RuleList own = new RuleList(List.of(rule));
        return ((Mark) rule.decision()).place() == RuleDecision.Place.ORIGINAL ? own.begins(folded)
            : own.ends(folded) || folded.endsWith(":") && own.ends(folded.substring(0, folded.length() - 1).strip());
    }
}
