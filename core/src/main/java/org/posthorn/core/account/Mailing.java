package org.posthorn.core.account;

/**
 * A sub-client of an account, which its messages name by a code.
 *
 * @param code 1 to 64 letters, digits and {@code . _ -}; unique in its account
 * @param name for people
 */
public record Mailing(String code, String name) {
    public static final String CODE_FORM = "1 to 64 letters, digits, dots, underscores and hyphens";

    public Mailing {
        if (!isCode(code)) {
            throw new IllegalArgumentException("A mailing's code is " + CODE_FORM);
        }
    }

    public static boolean isCode(String text) {
        return text.matches("[A-Za-z0-9._-]{1,64}");
    }
}
