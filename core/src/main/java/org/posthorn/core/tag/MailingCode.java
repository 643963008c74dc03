package org.posthorn.core.tag;

import java.util.List;

import org.posthorn.core.message.HeaderField;

/** The header field by which a message names its mailing. */
public final class MailingCode {
    public static final String FORM = "1 to 64 letters, digits, dots, underscores and hyphens";
    /** The field's names, in any case; where several are sent, the first of these counts. */
    public static final List<String> NAMES = List.of("X-Posthorn-Mailing", "X-bm-mailing");
    private static final int MAX_LENGTH = 64;

    private MailingCode() {
    }

    public static boolean isCode(String text) {
        return !text.isEmpty() && text.length() <= MAX_LENGTH && text.chars().allMatch(MailingCode::isAllowed);
    }

    /** The topmost field's code; null if there is no field, or something else in it. */
    public static String read(List<HeaderField> fields) {
        for (String name : NAMES) {
            for (HeaderField field : fields) {
                if (field.is(name)) {
                    return codeOrNull(field.unfoldedValue());
                }
            }
        }
        return null;
    }

    private static boolean isAllowed(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '.' || c == '_' || c == '-';
    }

    private static String codeOrNull(String value) {
        return isCode(value) ? value : null;
    }
}
