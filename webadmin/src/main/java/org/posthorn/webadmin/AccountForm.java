package org.posthorn.webadmin;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.posthorn.core.account.Access;
import org.posthorn.core.account.Account;
import org.posthorn.core.account.AccountSettings;
import org.posthorn.core.account.AccountState;
import org.posthorn.core.account.Contacts;
import org.posthorn.core.account.Engagement;
import org.posthorn.core.account.ForeignSenderReply;
import org.posthorn.core.account.Limits;
import org.posthorn.core.account.Mailing;
import org.posthorn.core.account.Mechanism;
import org.posthorn.core.account.Period;
import org.posthorn.core.account.Profile;
import org.posthorn.core.account.Rate;
import org.posthorn.core.address.Address;
import org.posthorn.core.address.IpRange;
import org.posthorn.core.domain.SendingDomain;
import org.posthorn.core.message.MessageCopy;
import org.posthorn.core.policy.EnvelopeMatch;
import org.posthorn.core.policy.RuleSet;
import org.posthorn.core.suppression.BounceLimits;
import org.posthorn.core.tag.MailingCode;
import org.posthorn.core.tag.TagPolicy;
import org.posthorn.core.tag.UnknownTag;

/** Reads an account as {@link AccountView} shows it; what is absent is the profile's. */
final class AccountForm {
    private static final long MAX_MESSAGE_SIZE = 1L << 30;
    private static final int MAX_SESSIONS = 10_000;
    private static final int MAX_BOUNCES = 1_000_000;
    private static final int MAX_DAYS = 3650;

    private final Fields fields;
    private final AccountSettings defaults;

    private AccountForm(Fields fields, AccountSettings defaults) {
        this.fields = fields;
        this.defaults = defaults;
    }

    /** The state alone stays as it was where it is absent: to change a limit must not set a suspended account free. */
    static Account read(Fields fields, String id, Optional<Account> former, List<SendingDomain> sending) {
        fields.text("id", text -> Optional.of(text).filter(id::equals), "the account's id in the path, " + id);
        // Shown only; taken so that what was shown can be sent back.
        fields.number("held", 0, Integer.MAX_VALUE);
        Profile profile = fields.text("profile", Profile::parse, "splio, episerver, mde, smartrelay, submission or default").orElse(Profile.DEFAULT);
        AccountState state = fields.text("state", AccountForm::state, "pending, active, sandbox or suspended")
            .orElse(former.map(Account::state).orElse(AccountState.ACTIVE));
        Account account = new Account(id, profile, state, new AccountForm(fields, profile.settings()).settings());
        if (account.contacts().forwardsInto(sending)) {
            fields.wrong("bounceForward", "outside the account's sending and bounce domains");
        }
        return account;
    }

    static boolean isId(String text) {
        try {
            return Account.withDefaults(text).id().equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private AccountSettings settings() {
        return new AccountSettings(access(), limits(), rules(), mailings(),
            fields.text("foreignSenderDomain", AccountForm::foreignSenderReply, "\"451\" or \"550\"").orElse(defaults.foreignSenderDomain()),
            new BounceLimits(
                fields.number("hardLimit", 1, MAX_BOUNCES).orElse(defaults.bounceLimits().hard()),
                fields.number("softLimit", 1, MAX_BOUNCES).orElse(defaults.bounceLimits().soft()),
                fields.number("softSuppressionDays", 1, MAX_DAYS).map(Duration::ofDays).orElse(defaults.bounceLimits().softPeriod())),
            fields.number("retentionDays", 1, MAX_DAYS).map(Duration::ofDays).orElse(defaults.retention()),
            new Contacts(mailbox("bounceForward"), mailbox("contact")), engagement(), tags());
    }

    private Access access() {
        Set<Mechanism> mechanisms = fields.texts("auth", AccountForm::mechanism, "PLAIN or LOGIN")
            .filter(list -> !list.isEmpty() || fields.wrong("auth", "a list of at least one of PLAIN and LOGIN"))
            .map(list -> Set.copyOf(list)).orElse(defaults.access().mechanisms());
        return new Access(
            fields.texts("allowedIps", IpRange::parse, IpRange.FORM).orElse(defaults.access().allowedIps()),
            fields.number("maxSessions", 1, MAX_SESSIONS).orElse(defaults.access().maxSessions()), mechanisms,
            fields.texts("trustedIps", IpRange::parse, IpRange.FORM).orElse(defaults.access().trustedIps()),
            fields.texts("allowPlaintextFrom", IpRange::parse, IpRange.FORM).orElse(defaults.access().allowPlaintextFrom()));
    }

    private Engagement engagement() {
        Engagement profiles = defaults.engagement();
        boolean unsubscribe = fields.flag("unsubscribe").orElse(profiles.unsubscribe());
        return fields.object("tracking", tracking -> new Engagement(
            tracking.flag("opens").orElse(profiles.opens()),
            tracking.flag("clicks").orElse(profiles.clicks()),
            tracking.text("host", Requests::domain, Requests.DOMAIN_FORM).orElse(profiles.host()), unsubscribe))
            .orElse(new Engagement(profiles.opens(), profiles.clicks(), profiles.host(), unsubscribe));
    }

    private TagPolicy tags() {
        List<String> pools = fields.texts("pools", text -> Optional.of(text).filter(TagPolicy::isPool), TagPolicy.POOL_FORM)
            .filter(list -> !list.isEmpty() || fields.wrong("pools", "a list of at least one pool")).orElse(defaults.tags().pools());
        return new TagPolicy(pools.stream().distinct().toList(),
            fields.flag("mayBypassSuppression").orElse(defaults.tags().mayBypassSuppression()),
            fields.text("unknownTag", UnknownTag::parse, "reject or ignore").orElse(defaults.tags().unknownTag()));
    }

    private String mailbox(String name) {
        return fields.text(name, Address::parse, "an address (RFC 5321)").map(Address::toString).orElse(null);
    }

    private Limits limits() {
        return new Limits(
            fields.octets("maxMessageSize", MAX_MESSAGE_SIZE).orElse(defaults.limits().maxMessageSize()),
            fields.number("maxRecipientsPerMessage", 1, MessageCopy.MAX_RECIPIENTS).orElse(defaults.limits().maxRecipientsPerMessage()),
            fields.object("quotas", AccountForm::quotas).orElse(defaults.limits().quotas()),
            fields.text("rate", Rate::parse, Rate.FORM).orElse(defaults.limits().rate()));
    }

    /** Taken as a whole: a period that is absent has no limit. */
    private static Map<Period, Long> quotas(Fields fields) {
        Map<Period, Long> quotas = new EnumMap<>(Period.class);
        for (Period period : Period.values()) {
            fields.number(period.label(), 1, Integer.MAX_VALUE).ifPresent(count -> quotas.put(period, count.longValue()));
        }
        return quotas;
    }

    private RuleSet rules() {
        return fields.object("rules", this::rules).orElse(defaults.rules());
    }

    private RuleSet rules(Fields switches) {
        RuleSet profiles = defaults.rules();
        return new RuleSet(
            switches.flag("messageId").orElse(profiles.messageId()),
            switches.flag("singleTo").orElse(profiles.singleTo()),
            switches.flag("singleFrom").orElse(profiles.singleFrom()),
            switches.flag("noCcBcc").orElse(profiles.noCcBcc()),
            switches.flag("subject").orElse(profiles.subject()),
            switches.flag("singleReplyTo").orElse(profiles.singleReplyTo()),
            switches.flag("mailingCode").orElse(profiles.mailingCode()),
            switches.text("envelope", EnvelopeMatch::parse, "equal, aligned or any").orElse(profiles.envelope()),
            switches.flag("noReturnPath").orElse(profiles.noReturnPath()));
    }

    private List<Mailing> mailings() {
        List<Mailing> mailings = fields.objects("mailings", AccountForm::mailing).orElse(defaults.mailings());
        Set<String> codes = new HashSet<>();
        mailings.stream().filter(mailing -> !codes.add(mailing.code()))
            .forEach(mailing -> fields.wrong("mailings", "of different codes, and has " + mailing.code() + " twice"));
        return mailings;
    }

    private static Optional<Mailing> mailing(Fields fields) {
        Optional<String> code = fields.text("code", text -> Optional.of(text).filter(MailingCode::isCode), MailingCode.FORM);
        String name = fields.text("name").orElse("");
        if (code.isEmpty()) {
            fields.wrong("code", "given");
        }
        return code.map(known -> new Mailing(known, name));
    }

    private static Optional<Mechanism> mechanism(String name) {
        return switch (name) {
            case "PLAIN", "LOGIN" -> Optional.of(Mechanism.valueOf(name));
            default -> Optional.empty();
        };
    }

    private static Optional<AccountState> state(String label) {
        return Arrays.stream(AccountState.values()).filter(state -> state.label().equals(label)).findFirst();
    }

    private static Optional<ForeignSenderReply> foreignSenderReply(String code) {
        for (ForeignSenderReply reply : ForeignSenderReply.values()) {
            if (reply.code().equals(code)) {
                return Optional.of(reply);
            }
        }
        return Optional.empty();
    }
}
