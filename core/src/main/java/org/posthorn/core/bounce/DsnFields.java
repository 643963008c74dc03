package org.posthorn.core.bounce;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/** Some fields of a {@code message/delivery-status} part, by name in lower case; of two with one name the first counts. */
final class DsnFields {
    static final String FINAL = "final-recipient";
    static final String ORIGINAL = "original-recipient";
    static final String REPORTING_MTA = "reporting-mta";

    private static final Pattern UNICODE = Pattern.compile("\\\\x\\{((?:10|[0-9A-F])?[0-9A-F]{2,4})\\}");
    private static final String ACTUAL = "x-actual-recipient";
    private static final String ACTION = "action";
    private static final String STATUS = "status";

    private final Map<String, String> values = new HashMap<>();
    private boolean told;

    void add(String name, String value) {
        told |= hasRecipient() && (name.equals(ACTION) || name.equals(STATUS));
        values.putIfAbsent(name, value);
    }

    void addAll(DsnFields others) {
        others.values.forEach(values::putIfAbsent);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    boolean hasRecipient() {
        return has(FINAL) || has(ORIGINAL);
    }

    /** Whether a recipient's field was followed by what happened, so that another recipient's field begins another group. */
    boolean isTold() {
        return told;
    }

    DsnRecipient recipient(String reportingMta) {
        String action = values.get(ACTION);
        String status = values.get(STATUS);
        Optional<EnhancedStatus> code = status == null ? Optional.empty() : EnhancedStatus.find(status);
        return new DsnRecipient(finalAddress(), address(values.get(ORIGINAL)),
            action == null ? null : firstWord(action).toLowerCase(Locale.ROOT),
            code.map(EnhancedStatus::toString).orElse(null),
            status != null && status.indexOf(' ') > 0 ? status.substring(status.indexOf(' ') + 1) : null,
            withoutType(values.get("diagnostic-code")), withoutType(values.get("remote-mta")), withoutType(reportingMta));
    }

    /** A type whose semicolon is missing. */
    private static String withoutSpacedType(String text) {
        return text.regionMatches(true, 0, "rfc822 ", 0, 7) ? text.substring(7).strip() : text;
    }

    private static String firstWord(String value) {
        int end = 0;
        while (end < value.length() && Character.isLetter(value.charAt(end))) {
            end++;
        }
        return value.substring(0, end);
    }

    /** What follows {@code type;}, if a type there is. */
    static String withoutType(String value) {
        if (value == null) {
            return null;
        }
        int semicolon = value.indexOf(';');
        boolean typed = semicolon >= 0 && value.substring(0, semicolon).strip().indexOf(' ') < 0;
        return typed ? value.substring(semicolon + 1).strip() : value.strip();
    }

    /** Where the last server knew a name only, that of before may be an address. */
    private String finalAddress() {
        String last = values.get(FINAL);
        String actual = values.get(ACTUAL);
        return address(actual == null || last != null && last.indexOf('@') > 0 ? last : actual);
    }

    private static String address(String value) {
        if (value == null) {
            return null;
        }
        String text = xtext(withoutSpacedType(withoutType(withoutType(value))));
        int open = text.indexOf('<');
        int close = text.indexOf('>', open + 1);
        String bare = open >= 0 && close > 0 ? text.substring(open + 1, close).strip() : text;
        return bare.isEmpty() ? null : unicode(bare);
    }

    /** Decodes {@code \x{...}} (RFC 6533 section 3). */
    private static String unicode(String text) {
        if (!text.contains("\\x{")) {
            return text;
        }
        StringBuilder decoded = new StringBuilder();
        Matcher found = UNICODE.matcher(text);
        int done = 0;
        while (found.find()) {
            decoded.append(text, done, found.start()).appendCodePoint(Integer.parseInt(found.group(1), 16));
            done = found.end();
        }
        return decoded.append(text, done, text.length()).toString();
    }

    /** Decodes xtext (RFC 3461 section 4) where a server left it, but only what has to be written so in an address: bob+2026@ is one. */
    private static String xtext(String text) {
        return text.replace("+3D", "=").replace("+2B", "+");
    }
}
