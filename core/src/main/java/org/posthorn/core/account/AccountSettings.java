package org.posthorn.core.account;

import java.time.Duration;
import java.util.List;

import org.posthorn.core.policy.RuleSet;
import org.posthorn.core.suppression.BounceLimits;

/**
 * All of an account that can be set; a {@link Profile} says what is not.
 *
 * @param foreignSenderDomain how a sender domain that is not the account's is refused
 * @param bounceLimits when a recipient is suppressed
 * @param retention how long events, messages and return addresses live
 */
public record AccountSettings(Access access, Limits limits, RuleSet rules, List<Mailing> mailings, ForeignSenderReply foreignSenderDomain,
                              BounceLimits bounceLimits, Duration retention) {
    public AccountSettings {
        mailings = List.copyOf(mailings);
    }

    public AccountSettings withAccess(Access changed) {
        return new AccountSettings(changed, limits, rules, mailings, foreignSenderDomain, bounceLimits, retention);
    }

    public AccountSettings withLimits(Limits changed) {
        return new AccountSettings(access, changed, rules, mailings, foreignSenderDomain, bounceLimits, retention);
    }

    public AccountSettings withRules(RuleSet changed, Mailing... codes) {
        return new AccountSettings(access, limits, changed, List.of(codes), foreignSenderDomain, bounceLimits, retention);
    }

    public AccountSettings withForeignSenderDomain(ForeignSenderReply changed) {
        return new AccountSettings(access, limits, rules, mailings, changed, bounceLimits, retention);
    }

    public AccountSettings withBounceLimits(BounceLimits changed) {
        return new AccountSettings(access, limits, rules, mailings, foreignSenderDomain, changed, retention);
    }

    public AccountSettings withRetention(Duration changed) {
        return new AccountSettings(access, limits, rules, mailings, foreignSenderDomain, bounceLimits, changed);
    }
}
