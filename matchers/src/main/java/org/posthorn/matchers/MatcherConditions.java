package org.posthorn.matchers;

import javax.mail.MessagingException;

/** What each matcher of this package takes behind its name, so that a configuration can be checked without making the matcher. */
public final class MatcherConditions {
    private MatcherConditions() {
    }

    /**
     * Reads the condition as the matcher itself would; that of another's matcher is not looked at.
     *
     * @param condition what follows the equals sign; null if there is none
     * @throws MessagingException saying what was expected
     */
    public static void check(Class<?> matcher, String condition) throws MessagingException {
        if (matcher.equals(AccountIs.class)) {
            AccountIs.states(condition);
        } else if (matcher.getPackage().equals(MatcherConditions.class.getPackage()) && condition != null) {
            throw new MessagingException(matcher.getSimpleName() + " takes no condition, '" + condition + "' has no effect");
        }
    }
}
