package org.posthorn.core.bounce;

import java.util.Optional;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/**
 * An enhanced status code (RFC 3463), such as 5.1.1.
 *
 * @param digit its class: 2, 4 or 5
 */
record EnhancedStatus(int digit, int subject, int detail) {
    private static final EnhancedStatus SUCCESS = new EnhancedStatus(2, 0, 0);
    private static final Pattern ANYWHERE = Pattern.compile("(?:^|[\\s(<\\[#=:;'\"-])([245])\\.([0-9]{1,3})\\.([0-9]{1,3})(?:$|[\\s)>\\]:;,-]|\\.(?:$|\\s))");

    /** The first that stands by itself in the text. */
    static Optional<EnhancedStatus> find(String text) {
        // Nearly every reply is this one, and a search costs more than all else that is done with a reply.
        if (text.startsWith("2.0.0 ")) {
            return Optional.of(SUCCESS);
        }
        Matcher matcher = ANYWHERE.matcher(text);
        return matcher.find() ? Optional.of(new EnhancedStatus(part(matcher, 1), part(matcher, 2), part(matcher, 3))) : Optional.empty();
    }

    private static int part(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    @Override
    public String toString() {
        return digit + "." + subject + "." + detail;
    }
}
