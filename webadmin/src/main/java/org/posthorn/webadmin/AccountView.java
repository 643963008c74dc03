package org.posthorn.webadmin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.posthorn.core.account.Account;
import org.posthorn.core.account.Engagement;
import org.posthorn.core.account.Mailing;
import org.posthorn.core.account.Period;
import org.posthorn.core.address.IpRange;
import org.posthorn.core.policy.RuleSet;

/**
 * An account as the API shows it, with its effective settings; {@link AccountForm} takes the same.
 *
 * @param held how many messages wait for its activation; null for none
 */
record AccountView(String id, String profile, String state, List<String> allowedIps, List<String> trustedIps,
                   List<String> allowPlaintextFrom, List<String> auth, int maxSessions, int maxRecipientsPerMessage,
                   String maxMessageSize, Map<String, Long> quotas, String rate, Rules rules, String foreignSenderDomain, List<Mailing> mailings,
                   Tracking tracking, boolean unsubscribe, List<String> pools, boolean mayBypassSuppression, String unknownTag,
                   String bounceForward, String contact,
                   int hardLimit, int softLimit, long softSuppressionDays, long retentionDays, Long held) {
    /** The switches of the rules by their names. */
    record Rules(boolean messageId, boolean singleTo, boolean singleFrom, boolean noCcBcc, boolean subject, boolean singleReplyTo, boolean mailingCode,
                 String envelope, boolean noReturnPath) {
        static Rules of(RuleSet rules) {
            return new Rules(rules.messageId(), rules.singleTo(), rules.singleFrom(), rules.noCcBcc(), rules.subject(), rules.singleReplyTo(),
                rules.mailingCode(), rules.envelope().label(), rules.noReturnPath());
        }
    }

    /** What is put into HTML. */
    record Tracking(boolean opens, boolean clicks, String host) {
        static Tracking of(Engagement engagement) {
            return new Tracking(engagement.opens(), engagement.clicks(), engagement.host());
        }
    }

    static AccountView of(Account account, long held) {
        return new AccountView(account.id(), account.profile().label(), account.state().label(),
            texts(account.access().allowedIps()), texts(account.access().trustedIps()), texts(account.access().allowPlaintextFrom()),
            account.access().mechanisms().stream().map(Enum::name).toList(),
            account.access().maxSessions(), account.limits().maxRecipientsPerMessage(), ByteSize.format(account.limits().maxMessageSize()),
            quotas(account.limits().quotas()), account.limits().rate().text(), Rules.of(account.rules()), account.foreignSenderDomain().code(),
            account.mailings(), Tracking.of(account.engagement()), account.engagement().unsubscribe(),
            account.tags().pools(), account.tags().mayBypassSuppression(), account.tags().unknownTag().label(),
            account.contacts().bounceForward(), account.contacts().notices(),
            account.bounceLimits().hard(), account.bounceLimits().soft(), account.bounceLimits().softPeriod().toDays(),
            account.retention().toDays(), held == 0 ? null : held);
    }

    private static List<String> texts(List<IpRange> ranges) {
        return ranges.stream().map(IpRange::text).toList();
    }

    private static Map<String, Long> quotas(Map<Period, Long> quotas) {
        Map<String, Long> labelled = new LinkedHashMap<>();
        quotas.forEach((period, count) -> labelled.put(period.label(), count));
        return labelled;
    }
}
