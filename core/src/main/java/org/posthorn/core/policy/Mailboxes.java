package org.posthorn.core.policy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.function.IntPredicate;

import org.posthorn.core.address.Address;

/**
 * Reads the one {@code mailbox} of an address field (RFC 5322 section 3.4, RFC 6532) and is strict where other readers differ: no obsolete
 * syntax, no group, no comment or blank inside an address, no second address anywhere, no encoded word in an address (RFC 2047 section 5).
 * So nobody behind us finds another address than we do.
 */
final class Mailboxes {
    private static final String SPECIAL_ATEXT = "!#$%&'*+-/=?^_`{|}~";

    private final String text;
    private int at;

    private Mailboxes(String text) {
        this.text = text;
    }

    /** The one address of a field's unfolded value, whose octets are characters 0 to 255; empty where there is another or none without doubt. */
    static Optional<Address> single(String value) {
        return new Mailboxes(value).read();
    }

    private Optional<Address> read() {
        skipBlanksAndComments();
        int start = at;
        Optional<Address> bare = addrSpec();
        skipBlanksAndComments();
        if (bare.isPresent() && at == text.length()) {
            return bare;
        }
        at = start;
        skipPhrase();
        Optional<Address> inBrackets = angleAddr();
        skipBlanksAndComments();
        return at == text.length() ? inBrackets : Optional.empty();
    }

    private Optional<Address> angleAddr() {
        if (!take('<')) {
            return Optional.empty();
        }
        skip(Mailboxes::isBlank);
        Optional<Address> address = addrSpec();
        skip(Mailboxes::isBlank);
        return take('>') ? address : Optional.empty();
    }

    private Optional<Address> addrSpec() {
        int start = at;
        if (is('"')) {
            skipQuoted();
        } else {
            skip(Mailboxes::isAtextOrDot);
        }
        if (!take('@')) {
            return Optional.empty();
        }
        if (is('[')) {
            skip(c -> c != ']' && c != '>');
            take(']');
        } else {
            skip(Mailboxes::isAtextOrDot);
        }
        return address(text.substring(start, at));
    }

    private static Optional<Address> address(String octets) {
        String address = new String(octets.getBytes(ISO_8859_1), UTF_8);
        return address.contains("=?") || address.indexOf('\ufffd') >= 0 ? Optional.empty() : Address.parse(address);
    }

    private void skipPhrase() {
        int start;
        do {
            start = at;
            skipBlanksAndComments();
            skip(Mailboxes::isAtextOrDot);
            if (is('"')) {
                skipQuoted();
            }
        } while (at > start);
    }

    private void skipBlanksAndComments() {
        skip(Mailboxes::isBlank);
        while (is('(')) {
            skipComment();
            skip(Mailboxes::isBlank);
        }
    }

    private void skipQuoted() {
        at++;
        while (at < text.length() && !is('"')) {
            at += is('\\') ? 2 : 1;
        }
        at++;
    }

    /** Comments nest. One that does not end leaves the place behind the end, where nothing matches. */
    private void skipComment() {
        int depth = 0;
        do {
            depth += is('(') ? 1 : is(')') ? -1 : 0;
            at += is('\\') ? 2 : 1;
        } while (depth > 0 && at <= text.length());
    }

    private void skip(IntPredicate wanted) {
        while (at < text.length() && wanted.test(text.charAt(at))) {
            at++;
        }
    }

    private boolean take(char wanted) {
        boolean there = is(wanted);
        at += there ? 1 : 0;
        return there;
    }

    private boolean is(char wanted) {
        return at < text.length() && text.charAt(at) == wanted;
    }

    private static boolean isBlank(int c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isAtextOrDot(int c) {
        return c >= 0x80 || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '.' || SPECIAL_ATEXT.indexOf(c) >= 0;
    }
}
