package org.posthorn.core.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.posthorn.core.bounce.RuleDecision.Kind;
import org.posthorn.core.bounce.RuleDecision.Mark;
import org.posthorn.core.bounce.RuleDecision.Place;
import org.posthorn.core.bounce.RuleDecision.Reached;
import org.posthorn.core.bounce.RuleDecision.Reason;

class ShippedRulesTest {
    private final BounceRules rules = BounceRules.defaults();

    static Stream<Arguments> reasons() {
        return tests(Reason.class);
    }

    static Stream<Arguments> kinds() {
        return tests(Kind.class);
    }

    static Stream<Arguments> stages() {
        return tests(Reached.class);
    }

    static Stream<Arguments> marks() {
        return tests(Mark.class);
    }

    private static Stream<Arguments> tests(Class<? extends RuleDecision> decision) {
        return BounceRules.defaults().all().stream().filter(rule -> decision.isInstance(rule.decision()))
            .flatMap(rule -> rule.tests().stream().map(line -> Arguments.of(rule.name(), rule.decision(), line)));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("reasons")
    void aRuleDecidesWhyItsTestLineWasRefused(String name, RuleDecision decision, String line) {
        Optional<Stage> stage = Arrays.stream(Stage.values()).filter(one -> line.startsWith(one.name().toLowerCase(Locale.ROOT) + ": ")).findFirst();
        String reply = stage.map(one -> line.substring(one.name().length() + 2)).orElse(line);

        assertThat(new StatusClassifier().judge(new Refusal(stage.orElse(null), ReplyText.find(reply), null), reply).rule()).isEqualTo(name);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("kinds")
    void aRuleDecidesWhatItsTestLineIs(String name, RuleDecision decision, String line) {
        Header header = new Header();
        String[] parts = line.split(" \\| ");
        for (int i = 0; i < parts.length - 1; i++) {
            int colon = parts[i].indexOf(':');
            header.add(colon < 0 ? "From" : parts[i].substring(0, colon), colon < 0 ? parts[i] : parts[i].substring(colon + 1).strip());
        }

        assertThat(rules.kind(FoldedText.fold(parts[parts.length - 1]), header)).map(Rule::name).contains(name);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("stages")
    void aRuleDecidesHowFarItsTestLineHadCome(String name, RuleDecision decision, String line) {
        assertThat(rules.stage(FoldedText.fold(line))).contains(((Reached) decision).stage());
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("marks")
    void aRuleMarksItsTestLine(String name, RuleDecision decision, String line) {
        Place place = ((Mark) decision).place();
        String folded = FoldedText.fold(line);

        assertThat(switch (place) {
            case ORIGINAL -> rules.beginsOriginal(folded);
            case RECIPIENT -> rules.namesRecipientNext(folded);
            case SENDER -> rules.namesSenderNext(folded);
        }).isTrue();
    }
}
