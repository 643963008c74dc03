package org.posthorn.core.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.posthorn.core.message.RawMessage;
import org.posthorn.core.tag.Tag;
import org.posthorn.core.tag.TagNames;

/** Plays {@code docs/rules.md}, so that it says what is. */
class RulesPageTest {
    private static final List<String> NAMES =
        List.of("messageId", "singleTo", "singleFrom", "noCcBcc", "subject", "singleReplyTo", "mailingCode", "envelope", "noReturnPath");

    static List<RulesPage.Row> rows() throws IOException {
        return RulesPage.read().rows();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theReplyIsWhatThePageSays(RulesPage.Row row) throws IOException {
        assertThat(reply(row)).isEqualTo(row.reply());
    }

    @Test
    void everyRuleHasARow() throws IOException {
        Set<String> names = rows().stream().map(row -> row.toggle().replaceAll(":.*", "")).collect(Collectors.toSet());
        assertThat(names).containsExactlyInAnyOrderElementsOf(Stream.concat(NAMES.stream(), Stream.of("always")).toList());
    }

    @Test
    void theProfilesSwitchesAreWhatThePageSays() throws IOException {
        List<String> defaults = switches(RuleSet.ADVISED);
        List<String> episerver = switches(RuleSet.EPISERVER);
        List<List<String>> expected = Stream.iterate(0, i -> i + 1).limit(NAMES.size())
            .map(i -> List.of(NAMES.get(i), defaults.get(i), episerver.get(i))).toList();
        assertThat(RulesPage.read().switches()).isEqualTo(expected);
    }

    private static String reply(RulesPage.Row row) throws IOException {
        Policy policy = new Policy(onlyOn(row.toggle()), "news.example.com"::equals, "winter"::equals, TagNames.DEFAULT.of(Tag.MAILING));
        RawMessage message = RawMessage.of(RulesPage.read().message(row).getBytes(UTF_8));
        List<Broken> broken = RuleEngine.check(policy, "ann@news.example.com", message);
        return broken.isEmpty() ? "taken" : Refusal.reply(broken).inOneLine();
    }

    private static RuleSet onlyOn(String toggle) {
        EnvelopeMatch match = toggle.startsWith("envelope: ") ? EnvelopeMatch.parse(toggle.substring(10)).orElseThrow() : EnvelopeMatch.ANY;
        List<Boolean> on = NAMES.stream().map(name -> toggle.equals(name + ": true")).toList();
        return new RuleSet(on.get(0), on.get(1), on.get(2), on.get(3), on.get(4), on.get(5), on.get(6), match, on.get(8));
    }

    private static List<String> switches(RuleSet rules) {
        return Stream.of(rules.messageId(), rules.singleTo(), rules.singleFrom(), rules.noCcBcc(), rules.subject(), rules.singleReplyTo(),
            rules.mailingCode(), rules.envelope().label(), rules.noReturnPath()).map(Object::toString).toList();
    }
}
