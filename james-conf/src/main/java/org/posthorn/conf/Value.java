package org.posthorn.conf;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import javax.mail.internet.AddressException;

import org.apache.james.core.MailAddress;

/**
 * What a value may be.
 *
 * @param expected in words, to be read after "expected"
 * @param accepts whether a text is such a value
 */
record Value(String expected, Predicate<String> accepts) {
    static final Value ANY = new Value("any text", text -> true);
    static final Value TEXT = new Value("a text", text -> !text.isEmpty());
    static final Value BOOLEAN = oneOf("true", "false");
    static final Value ADDRESS_AND_PORT = new Value("an IPv4 address and a port from 0 to 65535, as in 0.0.0.0:2587", Value::isAddressAndPort);
    static final Value KILOBYTES = new Value("a number of KB, or a number with the unit K, M or G", text -> text.matches("\\d{1,9}[KMGkmg]?"));
    static final Value MAILBOX = new Value("a mail address", Value::isMailbox);
    static final Value NAME = new Value("a name of letters, digits, - and _", text -> text.matches("[A-Za-z][A-Za-z0-9_-]*"));
    static final Value URL = new Value("a URL, as in file://var/mail/error/", text -> text.matches("[A-Za-z][A-Za-z0-9+.-]*://.+"));

    static Value oneOf(String... values) {
        List<String> known = List.of(values);
        return new Value(quoted(known), known::contains);
    }

    static Value atLeast(int smallest) {
        return between(smallest, Integer.MAX_VALUE, "a number from " + smallest + " up");
    }

    static Value between(int smallest, int greatest) {
        return between(smallest, greatest, "a number from " + smallest + " to " + greatest);
    }

    static Value port() {
        return between(0, 65535, "a port from 0 to 65535");
    }

    /** What is wrong with a text, or nothing. */
    Optional<String> mistakeIn(String text) {
        if (text.contains("${")) {
            return Optional.of("is '" + text + "', whose variable has no value");
        }
        return accepts.test(text) ? Optional.empty() : Optional.of("is '" + text + "', expected " + expected);
    }

    private static Value between(int smallest, int greatest, String expected) {
        return new Value(expected, text -> text.matches("\\d{1,10}") && Long.parseLong(text) >= smallest && Long.parseLong(text) <= greatest);
    }

    private static String quoted(List<String> values) {
        List<String> quoted = values.stream().map(value -> "'" + value + "'").toList();
        return String.join(" or ", quoted);
    }

    private static boolean isAddressAndPort(String text) {
        String octet = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
        int colon = text.indexOf(':');
        return colon > 0 && text.substring(0, colon).matches(octet + "(\\." + octet + "){3}") && port().accepts().test(text.substring(colon + 1));
    }

    private static boolean isMailbox(String text) {
        try {
            return !text.isEmpty() && new MailAddress(text.contains("@") ? text : text + "@localhost").getLocalPart() != null;
        } catch (AddressException e) {
            return false;
        }
    }
}
