package org.posthorn.core.address;

import java.util.Locale;
import java.util.Optional;

/**
 * A mailbox of the envelope as RFC 5321 section 4.1.2 writes it, without angle brackets.
 *
 * @param localPart as written: its case is kept
 * @param domain in lower case; an address literal keeps its brackets
 */
public record Address(String localPart, String domain) {
    public Address {
        domain = domain.toLowerCase(Locale.ROOT);
    }

    /** Reads {@code local@domain} strictly by RFC 5321; empty if it breaks the grammar or its limits. */
    public static Optional<Address> parse(String text) {
        return MailboxGrammar.split(text).map(at -> new Address(text.substring(0, at), text.substring(at + 1)));
    }

    /** Takes apart at the last {@code @} what was checked before. */
    public static Address of(String checked) {
        int at = checked.lastIndexOf('@');
        if (at < 1) {
            throw new IllegalArgumentException("An address needs a local part and a domain");
        }
        return new Address(checked.substring(0, at), checked.substring(at + 1));
    }

    /** The form under which two spellings of one mailbox meet: all in lower case. */
    public String key() {
        return localPart.toLowerCase(Locale.ROOT) + "@" + domain;
    }

    @Override
    public String toString() {
        return localPart + "@" + domain;
    }
}
