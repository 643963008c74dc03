package org.posthorn.core.account;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.posthorn.core.policy.EnvelopeMatch;
import org.posthorn.core.policy.RuleSet;
import org.posthorn.core.suppression.BounceLimits;
import org.posthorn.core.tag.TagPolicy;

/** A kind of relay service that an account can be like. It says what the account does not set itself. */
public enum Profile {
    /** What we advise today: both mechanisms, no quota, and the rules that keep mail from being refused and others from being impersonated. */
    DEFAULT(EnumSet.allOf(Mechanism.class), Profile.MANY_SESSIONS, Profile.roomy(), RuleSet.ADVISED),
    /** Splio SMTP Relay: AUTH LOGIN alone. */
    SPLIO(EnumSet.of(Mechanism.LOGIN), Profile.MANY_SESSIONS, Profile.roomy(), RuleSet.NONE),
    /** Episerver Campaign SMTP API: 300 KB, every rule. */
    EPISERVER(EnumSet.allOf(Mechanism.class), Profile.MANY_SESSIONS, new Limits(300 << 10, 100), RuleSet.EPISERVER),
    /** The relay with a mail distribution engine: who sends is checked, what is sent is not. */
    MDE(EnumSet.allOf(Mechanism.class), Profile.MANY_SESSIONS, Profile.roomy(), RuleSet.NONE),
    /** Contactlab SmartRelay: AUTH LOGIN, 4 sessions, 200 KB, one recipient, a package of messages, List-Unsubscribe in each. */
    SMARTRELAY(EnumSet.of(Mechanism.LOGIN), 4, new Limits(200 << 10, 1,
        Map.of(Period.HOUR, 10_000L, Period.DAY, 100_000L, Period.MONTH, 1_000_000L), new Rate(50, Rate.Unit.S)), Profile.noCcBcc(), Engagement.UNSUBSCRIBE),
    /** The authenticated submission relay: AUTH PLAIN alone. */
    SUBMISSION(EnumSet.of(Mechanism.PLAIN), Profile.MANY_SESSIONS, Profile.roomy(), RuleSet.NONE);

    private static final int MANY_SESSIONS = 100;

    private final AccountSettings settings;

    Profile(Set<Mechanism> mechanisms, int maxSessions, Limits limits, RuleSet rules) {
        this(mechanisms, maxSessions, limits, rules, Engagement.NONE);
    }

    Profile(Set<Mechanism> mechanisms, int maxSessions, Limits limits, RuleSet rules, Engagement engagement) {
        this.settings = new AccountSettings(new Access(List.of(), maxSessions, mechanisms, List.of(), List.of()), limits, rules,
            List.of(), ForeignSenderReply.TEMPORARY, BounceLimits.DEFAULT, Duration.ofDays(40), Contacts.NONE, engagement,
            TagPolicy.DEFAULT);
    }

    /** The profile of that name in the API. */
    public static Optional<Profile> parse(String label) {
        for (Profile profile : values()) {
            if (profile.label().equals(label)) {
                return Optional.of(profile);
            }
        }
        return Optional.empty();
    }

    /** The name in the API: lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static Limits roomy() {
        return new Limits(10L << 20, 100);
    }

    private static RuleSet noCcBcc() {
        return new RuleSet(false, false, false, true, false, false, false, EnvelopeMatch.ANY, false);
    }

    /** What an account has that sets nothing. */
    public AccountSettings settings() {
        return settings;
    }
}
