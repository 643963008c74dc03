package org.posthorn.core.bounce;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Rules in their order, searched all at once. */
final class RuleList {
    private final List<Rule> rules;
    private final PhraseIndex text;
    private final PhraseIndex from;
    private final PhraseIndex subject;
    private final BitSet withoutText;

    RuleList(List<Rule> rules) {
        this.rules = List.copyOf(rules);
        this.text = index(Rule::text);
        this.from = index(Rule::from);
        this.subject = index(Rule::subject);
        this.withoutText = without(Rule::text);
    }

    private PhraseIndex index(Function<Rule, List<Phrase>> phrases) {
        return new PhraseIndex(rules.stream().map(phrases).toList());
    }

    private BitSet without(Function<Rule, List<Phrase>> phrases) {
        BitSet without = new BitSet();
        IntStream.range(0, rules.size()).filter(i -> phrases.apply(rules.get(i)).isEmpty()).forEach(without::set);
        return without;
    }

    /** The first rule that holds of a refusal with this text, which may be longer than the reply's. */
    Optional<Rule> first(String folded, Refusal refusal) {
        BitSet found = text.find(folded);
        found.or(withoutText);
        return found.stream().mapToObj(rules::get).filter(rule -> rule.conditions().hold(refusal))
            .filter(rule -> RulePattern.anyIn(rule.patterns(), folded)).findFirst();
    }

    /** The first with a phrase in the text. */
    Optional<Rule> first(String folded) {
        return text.find(folded).stream().mapToObj(rules::get).findFirst();
    }

    /** The first that holds of a message. */
    Optional<Rule> first(String folded, Header header, Predicate<String> has) {
        BitSet found = text.find(folded);
        found.or(withoutText);
        narrow(found, from, Rule::from, header.first("From").orElse(""));
        narrow(found, subject, Rule::subject, header.first("Subject").orElse(""));
        return found.stream().mapToObj(rules::get).filter(rule -> rule.conditions().hold(header, has))
            .filter(rule -> RulePattern.anyIn(rule.patterns(), folded)).findFirst();
    }

    private void narrow(BitSet found, PhraseIndex index, Function<Rule, List<Phrase>> phrases, String value) {
        BitSet held = index.find(FoldedText.withAddresses(value));
        held.or(without(phrases));
        found.and(held);
    }

    /** Whether the folded line begins with a phrase. */
    boolean begins(String folded) {
        return text.begins(folded);
    }

    /** Whether the folded text ends in a phrase. */
    boolean ends(String folded) {
        return rules.stream().flatMap(rule -> rule.text().stream()).anyMatch(phrase -> phrase.endsIn(folded));
    }
}
