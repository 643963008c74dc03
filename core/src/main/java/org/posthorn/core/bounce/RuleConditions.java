package org.posthorn.core.bounce;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * What must hold besides a rule's phrases. Of each list one entry must; an empty one holds always.
 *
 * @param statuses enhanced codes with {@code *} for any part, or {@code none}
 * @param codes reply codes with {@code *} for any digit, or {@code none}
 * @param stages in lower case, or {@code unknown}
 * @param hosts domains that the remote host is in
 * @param headers fields that the message has
 * @param with what else the message must have
 */
record RuleConditions(List<String> statuses, List<String> codes, List<String> stages, List<String> hosts, List<HeaderCondition> headers, List<String> with) {
    private static final String NONE = "none";

    /** @param value null if any will do */
    record HeaderCondition(String name, Phrase value) {
        static HeaderCondition of(String text) {
            int colon = text.indexOf(':');
            return colon < 0 ? new HeaderCondition(text.strip(), null)
                : new HeaderCondition(text.substring(0, colon).strip(), Phrase.withAddresses(text.substring(colon + 1)));
        }

        boolean holds(Header header) {
            return header.all(name).stream().map(FoldedText::withAddresses).anyMatch(text -> value == null || isIn(text));
        }

        private boolean isIn(String text) {
            for (int place = 0; place < text.length(); place++) {
                if (value.endAt(text, place) >= 0) {
                    return true;
                }
            }
            return false;
        }
    }

    boolean hold(Refusal refusal) {
        return statuses.isEmpty() && codes.isEmpty() && stages.isEmpty() && hosts.isEmpty()
            || holdsAny(statuses, refusal.reply().status()) && holdsAny(codes, refusal.reply().code() == 0 ? null : "" + refusal.reply().code())
            && (stages.isEmpty() || stages.contains(refusal.stage() == null ? "unknown" : refusal.stage().name().toLowerCase(Locale.ROOT)))
            && (hosts.isEmpty() || refusal.host() != null && hosts.stream().anyMatch(domain -> isWithin(refusal.host(), domain)));
    }

    /** @param has whether the message has what is asked for by {@code with =}; asked last */
    boolean hold(Header header, Predicate<String> has) {
        return (headers.isEmpty() || headers.stream().anyMatch(condition -> condition.holds(header))) && (with.isEmpty() || with.stream().anyMatch(has));
    }

    private static boolean holdsAny(List<String> patterns, String value) {
        return patterns.isEmpty() || patterns.stream().anyMatch(pattern -> value == null ? pattern.equals(NONE) : matches(pattern, value));
    }

    /** A star stands for digits up to the next dot, or in a code for one digit. */
    private static boolean matches(String pattern, String value) {
        int at = 0;
        for (int i = 0; i < pattern.length(); i++) {
            if (pattern.charAt(i) != '*') {
                if (at >= value.length() || value.charAt(at++) != pattern.charAt(i)) {
                    return false;
                }
            } else {
                at = afterStar(pattern, value, at);
            }
        }
        return at == value.length();
    }

    private static int afterStar(String pattern, String value, int at) {
        if (pattern.indexOf('.') < 0) {
            return at + 1;
        }
        int dot = value.indexOf('.', at);
        return dot < 0 ? value.length() : dot;
    }

    private static boolean isWithin(String host, String domain) {
        String lower = host.toLowerCase(Locale.ROOT);
        int at = lower.lastIndexOf(domain);
        return at >= 0 && (at == 0 || lower.charAt(at - 1) == '.') && !continues(lower, at + domain.length());
    }

    private static boolean continues(String host, int end) {
        return end < host.length() && (Character.isLetterOrDigit(host.charAt(end)) || host.charAt(end) == '-');
    }
}
