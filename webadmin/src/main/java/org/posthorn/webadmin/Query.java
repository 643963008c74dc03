package org.posthorn.webadmin;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import spark.Request;

/** Reads a request's query strictly: a parameter that is unknown or wrong is a 400 that names it. */
final class Query {
    static final String TIME_FORM = "an RFC 3339 time such as 2026-11-21T12:00:00Z";
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1000;

    private final Request request;

    private Query(Request request) {
        this.request = request;
    }

    static Query of(Request request, Set<String> known) {
        for (String name : new TreeSet<>(request.queryParams())) {
            if (!known.contains(name)) {
                throw Errors.badRequest("'" + name + "' is not a parameter here");
            }
        }
        return new Query(request);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(request.queryParams(name)).filter(value -> !value.isEmpty());
    }

    <T> Optional<T> parsed(String name, Function<String, Optional<T>> parser, String expected) {
        return text(name).map(value -> parser.apply(value).orElseThrow(() -> Errors.badRequest("'" + name + "' must be " + expected)));
    }

    Optional<Instant> time(String name) {
        return parsed(name, Query::parseTime, TIME_FORM);
    }

    Optional<String> after() {
        return text("after");
    }

    /** How many items are wanted. */
    int limit() {
        return parsed("limit", Query::parseLimit, "a whole number from 1 to " + MAX_LIMIT).orElse(DEFAULT_LIMIT);
    }

    private static Optional<Integer> parseLimit(String text) {
        return Optional.of(text).filter(value -> value.matches("[1-9][0-9]{0,3}")).map(Integer::valueOf).filter(limit -> limit <= MAX_LIMIT);
    }

    static Optional<Instant> parseTime(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
