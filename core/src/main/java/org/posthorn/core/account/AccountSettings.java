package org.posthorn.core.account;

import java.time.Duration;
import java.util.List;

import org.posthorn.core.policy.RuleSet;
import org.posthorn.core.suppression.BounceLimits;
import org.posthorn.core.tag.TagPolicy;

/**
 * All of an account that can be set; a {@link Profile} says what is not.
 *
 * @param foreignSenderDomain how a sender domain that is not the account's is refused
 * @param bounceLimits when a recipient is suppressed
 * @param retention how long events, messages and return addresses live
 * @param contacts where its people are reached
 * @param engagement what is put into its messages
 * @param tags which tags its messages may have
 */
public record AccountSettings(Access access, Limits limits, RuleSet rules, List<Mailing> mailings, ForeignSenderReply foreignSenderDomain,
                              BounceLimits bounceLimits, Duration retention, Contacts contacts, Engagement engagement, TagPolicy tags) {
    public AccountSettings {
        mailings = List.copyOf(mailings);
    }

    public AccountSettings withAccess(Access changed) {
        return new AccountSettings(changed, limits, rules, mailings, foreignSenderDomain, bounceLimits, retention, contacts, engagement, tags);
    }

    public AccountSettings withLimits(Limits changed) {
        return new AccountSettings(access, changed, rules, mailings, foreignSenderDomain, bounceLimits, retention, contacts, engagement, tags);
    }

    public AccountSettings withRules(RuleSet changed, Mailing... codes) {
        return new AccountSettings(access, limits, changed, List.of(codes), foreignSenderDomain, bounceLimits, retention, contacts, engagement, tags);
    }

    public AccountSettings withForeignSenderDomain(ForeignSenderReply changed) {
        return new AccountSettings(access, limits, rules, mailings, changed, bounceLimits, retention, contacts, engagement, tags);
    }

    public AccountSettings withBounceLimits(BounceLimits changed) {
        return new AccountSettings(access, limits, rules, mailings, foreignSenderDomain, changed, retention, contacts, engagement, tags);
    }

    public AccountSettings withRetention(Duration changed) {
        return new AccountSettings(access, limits, rules, mailings, foreignSenderDomain, bounceLimits, changed, contacts, engagement, tags);
    }

    public AccountSettings withContacts(Contacts changed) {
        return new AccountSettings(access, limits, rules, mailings, foreignSenderDomain, bounceLimits, retention, changed, engagement, tags);
    }

    public AccountSettings withEngagement(Engagement changed) {
        return new AccountSettings(access, limits, rules, mailings, foreignSenderDomain, bounceLimits, retention, contacts, changed, tags);
    }

    public AccountSettings withTags(TagPolicy changed) {
        return new AccountSettings(access, limits, rules, mailings, foreignSenderDomain, bounceLimits, retention, contacts, engagement, changed);
    }
}
