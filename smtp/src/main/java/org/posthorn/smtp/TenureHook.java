package org.posthorn.smtp;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import javax.inject.Inject;

import org.apache.james.core.MaybeSender;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.apache.james.protocols.smtp.hook.MailHook;
import org.posthorn.core.account.Account;
import org.posthorn.core.account.AccountState;
import org.posthorn.core.account.AccountStore;
import org.posthorn.core.admission.ReconfigurationPolicy;

/**
 * MAIL of an account that may have changed since the session became its (R1.12): settings stay as they were for the time of grace, after which the
 * session ends. What stops abuse holds at once: a suspension, and an account, user name or password that is no more. The other states are no matter of
 * the session's, as the pipeline reads them.
 */
public final class TenureHook implements MailHook {
    private final AccountStore accounts;
    private final ReconfigurationPolicy policy;
    private final Clock clock;

    @Inject
    public TenureHook(AccountStore accounts, ReconfigurationPolicy policy, Clock clock) {
        this.accounts = accounts;
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public HookResult doMail(SMTPSession session, MaybeSender sender) {
        RelaySession relay = RelaySession.of(session);
        return relay.identity().map(identity -> check(relay, identity)).orElse(HookResult.DECLINED);
    }

    private HookResult check(RelaySession session, Identity identity) {
        Optional<Account> now = accounts.find(identity.account().id());
        if (now.isEmpty() || !isValid(identity)) {
            return Replies.RECONFIGURATION;
        }
        if (now.get().state() == AccountState.SUSPENDED) {
            return Replies.SUSPENDED;
        }
        return isOverdue(session, identity, now.get()) ? Replies.RECONFIGURATION : HookResult.DECLINED;
    }

    private boolean isValid(Identity identity) {
        return !(identity instanceof Identity.Login login)
            || accounts.credential(login.credential().user()).filter(login.credential()::equals).isPresent();
    }

    private boolean isOverdue(RelaySession session, Identity identity, Account now) {
        if (now.settings().equals(identity.account().settings())) {
            session.forgetChange();
            return false;
        }
        Instant time = clock.instant();
        return session.noticeChange(time).plus(policy.grace()).isBefore(time);
    }
}
