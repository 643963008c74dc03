package org.posthorn.core.tracking;

import java.util.HashMap;
import java.util.Map;

/** Numbers the links of a part: those that all see by their place, then those in conditional comments that are not also outside. */
final class LinkNumbers {
    private final Map<String, Integer> firstByTarget = new HashMap<>();
    private int following;
    private int next;

    LinkNumbers(int first) {
        following = first;
        next = first;
    }

    /** Gives the next number to a link outside of comments. */
    void add(String target) {
        firstByTarget.putIfAbsent(target, next);
        next++;
    }

    /** The numbers of the links outside, in their order, one each call. */
    int following() {
        return following++;
    }

    /** The number of the first link to that target. */
    int same(String target) {
        return firstByTarget.computeIfAbsent(target, ignored -> next++);
    }

    /** The first number that was not given. */
    int next() {
        return next;
    }
}
