package org.posthorn.webadmin;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

import org.posthorn.core.account.Account;
import org.posthorn.core.account.AccountState;
import org.posthorn.core.account.ForeignSenderReply;
import org.posthorn.core.message.MessageCopy;
import org.posthorn.core.suppression.BounceLimits;

/** An account as the API shows and takes it. */
record AccountView(String id, String state, String maxMessageSize, int maxRecipientsPerMessage, String foreignSenderDomain, int hardLimit, int softLimit,
                   long retentionDays) {
    private static final long MAX_MESSAGE_SIZE = 1L << 30;
    private static final int MAX_BOUNCES = 1_000_000;
    private static final int MAX_RETENTION_DAYS = 3650;

    static AccountView of(Account account) {
        return new AccountView(account.id(), account.state().label(), ByteSize.format(account.maxMessageSize()), account.maxRecipientsPerMessage(),
            account.foreignSenderDomain().code(), account.bounceLimits().hard(), account.bounceLimits().soft(), account.retention().toDays());
    }

    /** Takes defaults for what is absent, except for the state: to change a limit must not set a suspended account free. */
    static Account read(Fields fields, String id, Optional<Account> former) {
        checkId(fields, id);
        AccountState state = fields.text("state", AccountView::state, "active or suspended")
            .orElse(former.map(Account::state).orElse(AccountState.ACTIVE));
        return new Account(id, state,
            fields.octets("maxMessageSize", MAX_MESSAGE_SIZE).orElse(Account.DEFAULT_MAX_MESSAGE_SIZE),
            fields.number("maxRecipientsPerMessage", 1, MessageCopy.MAX_RECIPIENTS).orElse(Account.DEFAULT_MAX_RECIPIENTS),
            fields.text("foreignSenderDomain", AccountView::foreignSenderReply, "\"451\" or \"550\"").orElse(ForeignSenderReply.TEMPORARY),
            new BounceLimits(
                fields.number("hardLimit", 1, MAX_BOUNCES).orElse(BounceLimits.DEFAULT.hard()),
                fields.number("softLimit", 1, MAX_BOUNCES).orElse(BounceLimits.DEFAULT.soft())),
            fields.number("retentionDays", 1, MAX_RETENTION_DAYS).map(Duration::ofDays).orElse(Account.DEFAULT_RETENTION));
    }

    static Account withState(Account account, AccountState state) {
        return new Account(account.id(), state, account.maxMessageSize(), account.maxRecipientsPerMessage(), account.foreignSenderDomain(),
            account.bounceLimits(), account.retention());
    }

    static boolean isId(String text) {
        try {
            return Account.withDefaults(text).id().equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void checkId(Fields fields, String id) {
        fields.text("id", text -> Optional.of(text).filter(id::equals), "the account's id in the path, " + id);
    }

    private static Optional<AccountState> state(String label) {
        return switch (label) {
            case "active", "suspended" -> Optional.of(AccountState.valueOf(label.toUpperCase(Locale.ROOT)));
            default -> Optional.empty();
        };
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
