package org.posthorn.core.bounce;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import com.google.re2j.Pattern;
import org.posthorn.core.bounce.RuleConditions.HeaderCondition;
import org.posthorn.core.bounce.RuleDecision.Place;
import org.posthorn.core.bounce.RuleSection.Line;

/** Makes rules of what is written in rules files, and names what is wrong there. */
final class RuleReader {
    private static final Set<String> DECISIONS = Set.of("category", "kind", "stage", "marks");
    private static final Set<String> KEYS = Set.of("category", "class", "kind", "stage", "marks", "phrase", "pattern", "from", "subject", "header", "with",
        "status", "code", "at", "host", "feedback", "because", "test");

    private final List<RuleMistake> mistakes = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    List<RuleMistake> mistakes() {
        return mistakes;
    }

    /** The rules of a file in their order, without those that have mistakes. */
    List<Rule> read(String file, String text) {
        return RuleSection.read(file, text, mistakes).stream().map(this::read).flatMap(Optional::stream).toList();
    }

    private Optional<Rule> read(RuleSection section) {
        int before = mistakes.size();
        section.lines().stream().filter(line -> !KEYS.contains(line.key())).forEach(line -> wrong(section, line.number(), "unknown key " + line.key()));
        if (section.name().isEmpty() || !names.add(section.name())) {
            wrong(section, section.line(), "a rule needs a name of its own");
        }
        if (section.all("test").isEmpty() || section.all("because").isEmpty()) {
            wrong(section, section.line(), "the rule " + section.name() + " needs a line because = and a line test =");
        }
        Rule.Phrases phrases = new Rule.Phrases(phrases(section, "phrase", Phrase::of), phrases(section, "from", Phrase::withAddresses),
            phrases(section, "subject", Phrase::withAddresses), patterns(section));
        Rule rule = new Rule(section.name(), section.file(), phrases, conditions(section), decision(section), String.join(" ", values(section, "because")),
            section.all("test"));
        return mistakes.size() > before ? Optional.empty() : Optional.of(rule);
    }

    private List<Phrase> phrases(RuleSection section, String key, Function<String, Phrase> reading) {
        List<Phrase> phrases = new ArrayList<>();
        for (Line line : section.all(key)) {
            Phrase phrase = reading.apply(line.value());
            if (phrase.start().length() < Phrase.SHORTEST_START) {
                wrong(section, line.number(), "a phrase needs at least " + Phrase.SHORTEST_START + " characters, and as many before its first *");
            }
            phrases.add(phrase);
        }
        return phrases;
    }

    private List<RulePattern> patterns(RuleSection section) {
        List<RulePattern> patterns = new ArrayList<>();
        for (Line line : section.all("pattern")) {
            if (!section.all("stage").isEmpty() || !section.all("marks").isEmpty()) {
                wrong(section, line.number(), "pattern is for rules with category or kind; write phrase = here");
            }
            try {
                patterns.add(RulePattern.of(line.value()));
            } catch (IllegalArgumentException e) {
                wrong(section, line.number(), e.getMessage());
            }
        }
        return patterns;
    }

    private RuleConditions conditions(RuleSection section) {
        check(section, "status", "none|[45*](\\.([0-9]{1,3}|\\*)){2}");
        check(section, "code", "none|[45*][0-9*]{2}");
        check(section, "at", "connect|mail|rcpt|data|unknown");
        check(section, "with", "original|reason");
        return new RuleConditions(words(section, "status"), words(section, "code"), words(section, "at"), words(section, "host"),
            values(section, "header").stream().map(HeaderCondition::of).toList(), words(section, "with"));
    }

    private void check(RuleSection section, String key, String pattern) {
        section.all(key).stream().filter(line -> !words(line).allMatch(word -> Pattern.matches(pattern, word)))
            .forEach(line -> wrong(section, line.number(), line.value() + " is nothing that " + key + " can be"));
    }

    /** Null with a mistake if the section decides nothing, or more than one thing, or what is not known. */
    private RuleDecision decision(RuleSection section) {
        List<Line> decisions = section.lines().stream().filter(line -> DECISIONS.contains(line.key())).toList();
        if (decisions.size() != 1) {
            wrong(section, section.line(), "the rule " + section.name() + " must decide one of category, kind, stage and marks");
            return null;
        }
        Line line = decisions.get(0);
        Optional<? extends RuleDecision> decision = switch (line.key()) {
            case "category" -> BounceCategory.labelled(line.value()).map(category -> new Bounce(hardness(section, category), category))
                .map(RuleDecision.Reason::new);
            case "kind" -> ReturnKind.labelled(line.value()).map(kind -> new RuleDecision.Kind(kind, feedbackType(section)));
            case "stage" -> named(Stage.values(), line.value()).map(RuleDecision.Reached::new);
            default -> named(Place.values(), line.value()).map(RuleDecision.Mark::new);
        };
        if (decision.isEmpty()) {
            wrong(section, line.number(), line.value() + " is no " + line.key());
        }
        return decision.orElse(null);
    }

    private BounceClass hardness(RuleSection section, BounceCategory category) {
        BounceClass usual = category.tellsOfAGoneMailbox() ? BounceClass.HARD : BounceClass.SOFT;
        List<Line> written = section.all("class");
        if (written.isEmpty()) {
            return usual;
        }
        Optional<BounceClass> named = named(BounceClass.values(), written.get(0).value());
        if (named.isEmpty()) {
            wrong(section, written.get(0).number(), "class is hard or soft");
        }
        return named.orElse(usual);
    }

    private static String feedbackType(RuleSection section) {
        return values(section, "feedback").stream().findFirst().orElse(null);
    }

    private static <E extends Enum<E>> Optional<E> named(E[] all, String name) {
        return Arrays.stream(all).filter(one -> one.name().toLowerCase(Locale.ROOT).equals(name)).findFirst();
    }

    private static List<String> values(RuleSection section, String key) {
        return section.all(key).stream().map(Line::value).toList();
    }

    private static List<String> words(RuleSection section, String key) {
        return section.all(key).stream().flatMap(RuleReader::words).toList();
    }

    private static Stream<String> words(Line line) {
        return Arrays.stream(line.value().split(",")).map(word -> word.strip().toLowerCase(Locale.ROOT));
    }

    private void wrong(RuleSection section, int line, String what) {
        mistakes.add(new RuleMistake(section.file(), line, what));
    }
}
