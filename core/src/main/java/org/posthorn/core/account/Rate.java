package org.posthorn.core.account;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pace: so many in each unit of time, written {@code 50/s}, {@code 100/min} or {@code 5000/h}; 0 stands for no limit, written {@code unlimited}.
 *
 * @param count how many, 0 to 1,000,000; as many may come at once after a rest
 */
public record Rate(long count, Unit unit) {
    public static final Rate UNLIMITED = new Rate(0, Unit.S);
    public static final String FORM = "a rate like 50/s, 100/min or 5000/h from 1 to 1000000, or unlimited";
    private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,5}|1000000)/(s|min|h)");

    /** The units by the names they are written with. */
    public enum Unit {
        S(Duration.ofSeconds(1)),
        MIN(Duration.ofMinutes(1)),
        H(Duration.ofHours(1));

        private final Duration duration;

        Unit(Duration duration) {
            this.duration = duration;
        }

        public Duration duration() {
            return duration;
        }
    }

    public static Optional<Rate> parse(String text) {
        if (text.equals(UNLIMITED.text())) {
            return Optional.of(UNLIMITED);
        }
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
            ? Optional.of(new Rate(Long.parseLong(matcher.group(1)), Unit.valueOf(matcher.group(2).toUpperCase(Locale.ROOT))))
            : Optional.empty();
    }

    public boolean isLimited() {
        return count > 0;
    }

    /** As {@link #parse} reads it. */
    public String text() {
        return isLimited() ? count + "/" + unit.name().toLowerCase(Locale.ROOT) : "unlimited";
    }
}
