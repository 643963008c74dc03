package org.posthorn.core.account;

import java.time.Duration;
import java.util.List;

import org.posthorn.core.policy.RuleSet;
import org.posthorn.core.suppression.BounceLimits;
import org.posthorn.core.tag.TagPolicy;

/**
 * A customer.
 *
 * @param id its name in the API: lower-case letters, digits and hyphens
 * @param profile what it is like where it sets nothing
 * @param settings the effective ones, the profile's included
 */
public record Account(String id, Profile profile, AccountState state, AccountSettings settings) {
    public static final long DEFAULT_MAX_MESSAGE_SIZE = Profile.DEFAULT.settings().limits().maxMessageSize();
    public static final Duration DEFAULT_RETENTION = Profile.DEFAULT.settings().retention();

    public Account {
        if (!id.matches("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")) {
            throw new IllegalArgumentException("An account's id is 1 to 63 lower-case letters, digits and inner hyphens");
        }
    }

    public static Account withDefaults(String id) {
        return like(id, Profile.DEFAULT);
    }

    /** An active account that sets nothing itself. */
    public static Account like(String id, Profile profile) {
        return new Account(id, profile, AccountState.ACTIVE, profile.settings());
    }

    public Account with(AccountSettings changed) {
        return new Account(id, profile, state, changed);
    }

    public Account with(AccountState changed) {
        return new Account(id, profile, changed, settings);
    }

    public Access access() {
        return settings.access();
    }

    public Limits limits() {
        return settings.limits();
    }

    public RuleSet rules() {
        return settings.rules();
    }

    public List<Mailing> mailings() {
        return settings.mailings();
    }

    public ForeignSenderReply foreignSenderDomain() {
        return settings.foreignSenderDomain();
    }

    public BounceLimits bounceLimits() {
        return settings.bounceLimits();
    }

    public Engagement engagement() {
        return settings.engagement();
    }

    public Contacts contacts() {
        return settings.contacts();
    }

    public TagPolicy tags() {
        return settings.tags();
    }

    public Duration retention() {
        return settings.retention();
    }
}
