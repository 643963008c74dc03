package org.posthorn.core.account;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** What a quota is counted over: an hour, a day or a month of the calendar in UTC, so that it is known beforehand when it begins anew. */
public enum Period {
    HOUR(ChronoUnit.HOURS),
    DAY(ChronoUnit.DAYS),
    MONTH(ChronoUnit.MONTHS);

    private final ChronoUnit unit;

    Period(ChronoUnit unit) {
        this.unit = unit;
    }

    /** The name in the API: lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** When the period that holds this time began. */
    public Instant start(Instant time) {
        return begin(time).toInstant();
    }

    /** When the next one begins. */
    public Instant end(Instant time) {
        return begin(time).plus(1, unit).toInstant();
    }

    private ZonedDateTime begin(Instant time) {
        ZonedDateTime utc = time.atZone(ZoneOffset.UTC);
        return this == MONTH ? utc.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1) : utc.truncatedTo(unit);
    }
}
