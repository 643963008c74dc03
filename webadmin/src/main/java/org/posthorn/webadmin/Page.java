package org.posthorn.webadmin;

import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A page of a list.
 *
 * @param next what to give as {@code after} for the next page; null on the last
 */
@JsonInclude
record Page<T>(List<T> items, String next) {
    static <T> Page<T> whole(List<T> items) {
        return new Page<>(items, null);
    }

    /** The first of the items found; one more than the limit was asked for, to know whether there are more. */
    static <S, T> Page<T> of(List<S> found, int limit, Function<S, String> place, Function<S, T> view) {
        List<S> shown = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() > limit ? place.apply(shown.get(limit - 1)) : null;
        return new Page<>(shown.stream().map(view).toList(), next);
    }
}
