package org.posthorn.core.address;

import java.util.Optional;

import com.google.re2j.Pattern;

/** {@code Mailbox} of RFC 5321 section 4.1.2 with the limits of section 4.5.3.1, and U-labels and UTF-8 local parts by RFC 6531. */
final class MailboxGrammar {
    private static final int MAX_LOCAL_PART = 64;
    private static final int MAX_DOMAIN = 255;
    private static final int MAX_PATH = 254;
    private static final String ATEXT = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\x{80}-\\x{10FFFF}-]+";
    private static final String QUOTED = "\"(?:[ !#-\\[\\]-~\\x{80}-\\x{10FFFF}]|\\\\[ -~])*\"";
    private static final String LABEL = "[A-Za-z0-9\\x{80}-\\x{10FFFF}](?:[A-Za-z0-9\\x{80}-\\x{10FFFF}-]{0,61}[A-Za-z0-9\\x{80}-\\x{10FFFF}])?";
    private static final Pattern LOCAL_PART = Pattern.compile(ATEXT + "(?:\\." + ATEXT + ")*|" + QUOTED);
    private static final Pattern DOMAIN = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*");
    private static final Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\\.|$)){4}");
    private static final Pattern IPV4_LITERAL = Pattern.compile("\\[(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\\.|\\])){4}");
    private static final Pattern IPV6_GROUP = Pattern.compile("[0-9A-Fa-f]{1,4}");
    private static final String IPV6_TAG = "[IPv6:";

    private MailboxGrammar() {
    }

    /** The place of the {@code @} that parts local part and domain; empty if the text is no mailbox. */
    static Optional<Integer> split(String text) {
        int at = text.lastIndexOf('@');
        if (at < 1 || text.length() > MAX_PATH || at > MAX_LOCAL_PART) {
            return Optional.empty();
        }
        boolean valid = LOCAL_PART.matches(text.substring(0, at)) && isDomain(text.substring(at + 1));
        return valid ? Optional.of(at) : Optional.empty();
    }

    static boolean isDomain(String domain) {
        if (domain.startsWith("[")) {
            return IPV4_LITERAL.matches(domain) || isIpv6Literal(domain);
        }
        return domain.length() <= MAX_DOMAIN && DOMAIN.matches(domain);
    }

    private static boolean isIpv6Literal(String domain) {
        if (!domain.regionMatches(true, 0, IPV6_TAG, 0, IPV6_TAG.length()) || !domain.endsWith("]")) {
            return false;
        }
        String address = domain.substring(IPV6_TAG.length(), domain.length() - 1);
        int gap = address.indexOf("::");
        if (gap < 0) {
            return groups(address, true) == 8;
        }
        int before = groups(address.substring(0, gap), false);
        int after = groups(address.substring(gap + 2), true);
        return before >= 0 && after >= 0 && before + after <= 6;
    }

    /** How many 16-bit groups the text stands for, a dotted quad at the end counting two; -1 if it is no list of groups. */
    private static int groups(String text, boolean quadAllowed) {
        if (text.isEmpty()) {
            return 0;
        }
        String[] parts = text.split(":", -1);
        int count = 0;
        for (int i = 0; i < parts.length; i++) {
            if (IPV6_GROUP.matches(parts[i])) {
                count++;
            } else if (quadAllowed && i == parts.length - 1 && IPV4.matches(parts[i])) {
                count += 2;
            } else {
                return -1;
            }
        }
        return count;
    }
}
