package org.posthorn.core.tag;

/** The name of an account's sub-client in a message's header. */
public final class MailingCode {
    public static final String FORM = "1 to 64 letters, digits, dots, underscores and hyphens";
    private static final int MAX_LENGTH = 64;

    private MailingCode() {
    }

    public static boolean isCode(String text) {
        return !text.isEmpty() && text.length() <= MAX_LENGTH && text.chars().allMatch(MailingCode::isAllowed);
    }

    private static boolean isAllowed(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '.' || c == '_' || c == '-';
    }
}
