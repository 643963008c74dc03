package org.posthorn.core.admission;

import java.time.Duration;

/**
 * What failed logins lead to.
 *
 * @param failures so many of one IP within the window ban it
 * @param userFailures so many of one user name within the window, wherever from, have its logins refused unchecked until they are older
 * @param window how long a failure counts
 * @param ban how long a ban lasts
 */
public record LoginPolicy(int failures, int userFailures, Duration window, Duration ban) {
    public static final LoginPolicy DEFAULT = new LoginPolicy(3, 30, Duration.ofMinutes(30), Duration.ofMinutes(30));
}
