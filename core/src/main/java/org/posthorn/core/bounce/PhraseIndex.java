package org.posthorn.core.bounce;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Finds which of many rules have a phrase in a text, in one pass: at each place only the phrases that begin with the same three characters are
 * compared. The work is bounded by the text's length times the phrases that begin alike.
 */
final class PhraseIndex {
    private static final int BUCKETS = 1 << 12;

    private static final Entry[] NONE = {};

    private final Entry[][] buckets = new Entry[BUCKETS][];

    private record Entry(Phrase phrase, int rule) {
    }

    /** @param phrases for each rule its phrases */
    PhraseIndex(List<List<Phrase>> phrases) {
        Arrays.fill(buckets, NONE);
        for (int rule = 0; rule < phrases.size(); rule++) {
            for (Phrase phrase : phrases.get(rule)) {
                add(new Entry(phrase, rule));
            }
        }
    }

    private void add(Entry entry) {
        int bucket = bucket(entry.phrase().start(), 0);
        Entry[] more = Arrays.copyOf(buckets[bucket], buckets[bucket].length + 1);
        more[more.length - 1] = entry;
        buckets[bucket] = more;
    }

    /** The numbers of the rules that have a phrase in the folded text. */
    BitSet find(String text) {
        BitSet found = new BitSet();
        for (int place = 0; place + Phrase.SHORTEST_START <= text.length(); place++) {
            // No phrase begins within a word, and most places are there.
            if (!Phrase.isInWord(text, place)) {
                addAt(text, place, found);
            }
        }
        return found;
    }

    private void addAt(String text, int place, BitSet found) {
        for (Entry entry : buckets[bucket(text, place)]) {
            if (!found.get(entry.rule()) && entry.phrase().endAt(text, place) >= 0) {
                found.set(entry.rule());
            }
        }
    }

    /** Whether the folded text begins with one of the phrases. */
    boolean begins(String text) {
        return text.length() >= Phrase.SHORTEST_START && Arrays.stream(buckets[bucket(text, 0)]).anyMatch(entry -> entry.phrase().endAt(text, 0) >= 0);
    }

    private static int bucket(String text, int place) {
        return (text.charAt(place) * 961 + text.charAt(place + 1) * 31 + text.charAt(place + 2)) & BUCKETS - 1;
    }
}
