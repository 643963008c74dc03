package org.posthorn.core.account;

import org.posthorn.core.tag.MailingCode;

/**
 * A sub-client of an account, which its messages name by a code.
 *
 * @param code 1 to 64 letters, digits and {@code . _ -}; unique in its account
 * @param name for people
 */
public record Mailing(String code, String name) {
    public Mailing {
        if (!MailingCode.isCode(code)) {
            throw new IllegalArgumentException("A mailing's code is " + MailingCode.FORM);
        }
    }
}
