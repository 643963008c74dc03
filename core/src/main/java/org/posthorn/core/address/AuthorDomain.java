package org.posthorn.core.address;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

import org.posthorn.core.message.HeaderField;
import org.posthorn.core.message.RawMessage;

/** The domain of a message's author: of the one address in its one From field (RFC 5322 section 3.6.2). */
public final class AuthorDomain {
    private static final int MAX_FIELD = 4_096;
    private static final Pattern IN_BRACKETS = Pattern.compile("^([^<>]*)<[^<>]*@([A-Za-z0-9.-]+)\\s*>([^<>]*)$");
    private static final Pattern BARE = Pattern.compile("^[^<>\\s,;:@]+@([A-Za-z0-9.-]+)$");

    private AuthorDomain() {
    }

    /** In lower case; empty if there is no From field or none that can be read without doubt. */
    public static Optional<String> of(RawMessage message) {
        List<HeaderField> fields = message.fields().stream().filter(field -> field.is("From")).limit(2).toList();
        if (fields.size() != 1) {
            return Optional.empty();
        }
        return Optional.of(fields.get(0).unfoldedValue()).filter(from -> from.length() <= MAX_FIELD).flatMap(AuthorDomain::read);
    }

    private static Optional<String> read(String from) {
        String plain = plain(from);
        Matcher bracketed = IN_BRACKETS.matcher(plain);
        if (bracketed.find()) {
            return isOther(bracketed.group(1)) || isOther(bracketed.group(3)) ? Optional.empty() : domain(bracketed.group(2));
        }
        Matcher bare = BARE.matcher(plain);
        return bare.find() ? domain(bare.group(1)) : Optional.empty();
    }

    /** Without comments, which nest, and with a letter for each quoted string; nothing where one of them does not end. */
    private static String plain(String from) {
        StringBuilder plain = new StringBuilder();
        boolean quoted = false;
        int comments = 0;
        for (int i = 0; i < from.length(); i++) {
            char c = from.charAt(i);
            boolean apart = quoted || comments > 0;
            if (c == '\\' && apart) {
                i++;
            } else if (c == '"' && comments == 0) {
                quoted = !quoted;
                plain.append(quoted ? "q" : "");
            } else if (!quoted && (c == '(' || c == ')' && apart)) {
                comments += c == '(' ? 1 : -1;
            } else if (!apart) {
                plain.append(c);
            }
        }
        return quoted || comments > 0 ? "" : plain.toString().strip();
    }

    /** Whether there is another address beside the one in brackets; a name may look like an address if nothing parts it from what it names. */
    private static boolean isOther(String beside) {
        return beside.indexOf('@') >= 0 && beside.indexOf(',') >= 0;
    }

    private static Optional<String> domain(String domain) {
        return Optional.of(domain.toLowerCase(Locale.ROOT));
    }
}
