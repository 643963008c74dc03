package org.posthorn.core.address;

import java.util.Locale;
import java.util.Optional;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

import org.posthorn.core.message.RawMessage;

/** The domain of a message's author: of the one address in its From field (RFC 5322 section 3.6.2). */
public final class AuthorDomain {
    private static final int MAX_FIELD = 4_096;
    private static final Pattern IN_BRACKETS = Pattern.compile("<[^<>]*@([A-Za-z0-9.-]+)>[^<>]*$");
    private static final Pattern BARE = Pattern.compile("^[^<>\\s,]+@([A-Za-z0-9.-]+)$");

    private AuthorDomain() {
    }

    /** In lower case; empty if there is no From field or none that can be read without doubt. */
    public static Optional<String> of(RawMessage message) {
        return message.header("From").filter(from -> from.length() <= MAX_FIELD).flatMap(AuthorDomain::read);
    }

    private static Optional<String> read(String from) {
        for (Pattern pattern : new Pattern[] {IN_BRACKETS, BARE}) {
            Matcher matcher = pattern.matcher(from);
            if (matcher.find()) {
                return Optional.of(matcher.group(1).toLowerCase(Locale.ROOT));
            }
        }
        return Optional.empty();
    }
}
