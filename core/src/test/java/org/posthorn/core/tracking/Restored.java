package org.posthorn.core.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;

/** Compares a document with its tracked form: what lies between the tracked URLs must be the same, in the same order. */
final class Restored {

    private Restored() {
    }

    /** The targets by the places of their values in the original. */
    static Map<Integer, String> targets(String original, String tracked) {
        String rest = tracked.replace(ReadableLinks.IMAGE, "");
        Map<Integer, String> targets = new LinkedHashMap<>();
        int place = 0;
        int from = 0;
        for (int at = rest.indexOf(ReadableLinks.CLICK); at >= 0; at = rest.indexOf(ReadableLinks.CLICK, from)) {
            String between = rest.substring(from, at);
            assertThat(original.startsWith(between, place)).as("the octets before " + between).isTrue();
            place += between.length();
            from = rest.indexOf('~', at) + 1;
            targets.put(place, ReadableLinks.target(rest.substring(at, from)));
            place = endOfValue(original, place);
        }
        assertThat(original.substring(place)).isEqualTo(rest.substring(from));
        return targets;
    }

    private static int endOfValue(String original, int place) {
        char quote = original.charAt(place - 1);
        int end = place;
        while (quote == '"' || quote == '\'' ? original.charAt(end) != quote : original.charAt(end) > ' ' && original.charAt(end) != '>') {
            end++;
        }
        return end;
    }
}
