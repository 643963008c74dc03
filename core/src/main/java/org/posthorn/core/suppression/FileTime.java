package org.posthorn.core.suppression;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;

/** Times as the services write them: RFC 3339, RFC 5322, without a zone (which is UTC), days, and seconds or milliseconds since 1970. */
final class FileTime {
    private static final double FIRST_OF_MILLIS = 1e11;
    private static final int LONGEST = 40;
    private static final int DAY = "2026-11-21".length();

    private FileTime() {
    }

    /** In milliseconds; empty if it has none of these forms. */
    static Optional<Instant> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(text).truncatedTo(ChronoUnit.MILLIS));
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Instant read(String text) {
        if (text.chars().allMatch(c -> c >= '0' && c <= '9' || c == '.')) {
            double value = Double.parseDouble(text);
            return Instant.ofEpochMilli(Math.round(value < FIRST_OF_MILLIS ? value * 1000 : value));
        }
        if (text.indexOf(',') > 0) {
            return ZonedDateTime.parse(text.replace("UTC", "GMT"), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        }
        if (text.length() == DAY) {
            return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        TemporalAccessor time = DateTimeFormatter.ISO_DATE_TIME.parseBest(text.replace(" UTC", "Z").replace(' ', 'T'),
            OffsetDateTime::from, LocalDateTime::from);
        return time instanceof OffsetDateTime zoned ? zoned.toInstant() : ((LocalDateTime) time).toInstant(ZoneOffset.UTC);
    }
}
