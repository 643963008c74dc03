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
 * @param contacts where its people are reached
 * @param engagement what is put into its messages
 */
public record AccountSettings(Access access, Limits limits, RuleSet rules, List<Mailing> mailings, ForeignSenderReply foreignSenderDomain,
                              BounceLimits bounceLimits, Duration retention, Contacts contacts, Engagement engagement) {
    public AccountSettings {
        mailings = List.copyOf(mailings);
    }

    public AccountSettings withAccess(Access changed) {
        return new AccountSettings(changed, limits, rules, mailings, foreignSenderDomain, bounceLimits, retention, contacts, engagement);
    }

    public AccountSettings withLimits(Limits changed) {
        return new AccountSettings(access, changed, rules, mailings, foreignSenderDomain, bounceLimits, retention, contacts, engagement);
    }

    public AccountSettings withRules(RuleSet changed, Mailing... codes) {
        return new AccountSettings(access, limits, changed, List.of(codes), foreignSenderDomain, bounceLimits, retention, contacts, engagement);
    }

    public AccountSettings withForeignSenderDomain(ForeignSenderReply changed) {
        return new AccountSettings(access, limits, rules, mailings, changed, bounceLimits, retention, contacts, engagement);
    }

    public AccountSettings withBounceLimits(BounceLimits changed) {
        return new AccountSettings(access, limits, rules, mailings, foreignSenderDomain, changed, retention, contacts, engagement);
    }

    public AccountSettings withRetention(Duration changed) {
        return new AccountSettings(access, limits, rules, mailings, foreignSenderDomain, bounceLimits, changed, contacts, engagement);
    }

    public AccountSettings withContacts(Contacts changed) {
        return new AccountSettings(access, limits, rules, mailings, foreignSenderDomain, bounceLimits, retention, changed, engagement);
    }

    public AccountSettings withEngagement(Engagement changed) {
        return new AccountSettings(access, limits, rules, mailings, foreignSenderDomain, bounceLimits, retention, contacts, changed);
    }
}
