package org.posthorn.core.policy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

import org.posthorn.core.address.Address;

/**
 * Reads the {@code mailbox}es of an address field (RFC 5322 section 3.4, RFC 6532) and is strict where other readers differ: no obsolete
 * syntax, no comment or blank inside an address, no encoded word in an address (RFC 2047 section 5). So nobody behind us finds another address
 * than we do.
 */
final class Mailboxes {
    private static final String SPECIAL_ATEXT = "!#$%&'*+-/=?^_`{|}~";

    private final String text;
    private int at;

    private Mailboxes(String text) {
        this.text = text;
    }

    /**
     * The one address of a field's unfolded value, whose octets are characters 0 to 255; empty where there is another or none without doubt, as
     * in a group.
     */
    static Optional<Address> single(String value) {
        return new Mailboxes(value).read();
    }

    /**
     * All addresses of such a value, those in groups too, as they are written and not checked further; none where it is anything but a list of them.
     *
     * @param max the first so many are enough
     */
    static List<String> all(String value, int max) {
        Mailboxes list = new Mailboxes(value);
        List<String> found = new ArrayList<>();
        list.skipSeparators();
        while (list.at < value.length() && found.size() < max) {
            String address = list.element();
            if (address == null) {
                return List.of();
            }
            found.add(address);
            list.skipSeparators();
        }
        return list.at <= value.length() ? found : List.of();
    }

    /** The address of the mailbox here, up to what parts it from the next; null if there is none. */
    private String element() {
        int start = at;
        String bare = specText();
        skipBlanksAndComments();
        if (bare == null || !isBetween()) {
            at = start;
            skipPhrase();
            bare = angleText();
            skipBlanksAndComments();
        }
        return bare == null || !isBetween() ? null : new String(bare.getBytes(ISO_8859_1), UTF_8);
    }

    private boolean isBetween() {
        return at >= text.length() || is(',') || is(';');
    }

    /** Passes commas, ends of groups, and their beginnings with their names. */
    private void skipSeparators() {
        int start;
        do {
            skipBlanksAndComments();
            while (take(',') || take(';')) {
                skipBlanksAndComments();
            }
            start = at;
            skipPhrase();
        } while (at > start && take(':'));
        at = start;
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
        return Optional.ofNullable(angleText()).flatMap(Mailboxes::address);
    }

    private Optional<Address> addrSpec() {
        return Optional.ofNullable(specText()).flatMap(Mailboxes::address);
    }

    private String angleText() {
        if (!take('<')) {
            return null;
        }
        skip(Mailboxes::isBlank);
        String address = specText();
        skip(Mailboxes::isBlank);
        return take('>') ? address : null;
    }

    /** What has the look of an address; null if it has not. */
    private String specText() {
        int start = at;
        if (is('"')) {
            skipQuoted();
        } else {
            skip(Mailboxes::isAtextOrDot);
        }
        if (!take('@')) {
            return null;
        }
        if (is('[')) {
            skip(c -> c != ']' && c != '>');
            take(']');
        } else {
            skip(Mailboxes::isAtextOrDot);
        }
        return text.substring(start, at);
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
