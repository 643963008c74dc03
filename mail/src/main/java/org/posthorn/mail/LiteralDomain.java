package org.posthorn.mail;

import java.util.Locale;

import javax.mail.internet.AddressException;

import org.apache.james.core.MailAddress;
import org.posthorn.core.address.Address;

/**
 * Carries address literals (RFC 5321 section 4.1.3) through {@link MailAddress}, which drops the brackets of {@code [192.0.2.1]} and refuses
 * {@code [IPv6:…]}: on the way they are names below {@code .invalid}, which no mail can go to (RFC 2606).
 */
public final class LiteralDomain {
    private static final String SUFFIX = ".address-literal.invalid";
    // A label must begin and end with a letter or digit; literals have colons at their ends.
    private static final String BEGIN = "x";
    private static final String END = "x" + SUFFIX;

    private LiteralDomain() {
    }

    /**
     * The address as James takes it.
     *
     * @throws AddressException if James does not
     */
    public static MailAddress carry(Address address) throws AddressException {
        return new MailAddress(address.localPart(), disguise(address.domain()));
    }

    /** The address as the client gave it. */
    public static String restore(String carried) {
        int domain = carried.lastIndexOf('@') + 1;
        int end = carried.length() - END.length();
        if (end <= domain || !carried.endsWith(END) || !carried.startsWith(BEGIN, domain)) {
            return carried;
        }
        String literal = carried.substring(domain + BEGIN.length(), end).replace('-', ':');
        Address address = Address.parse(carried.substring(0, domain) + "[" + literal + "]").orElse(null);
        return address == null ? carried : address.toString();
    }

    private static String disguise(String domain) {
        return domain.startsWith("[") ? BEGIN + domain.substring(1, domain.length() - 1).toLowerCase(Locale.ROOT).replace(':', '-') + END : domain;
    }
}
