package org.posthorn.smtp;

import java.util.Locale;
import java.util.Optional;

import javax.inject.Inject;

import org.apache.james.core.MaybeSender;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.apache.james.protocols.smtp.hook.MailHook;
import org.posthorn.core.account.Account;
import org.posthorn.core.account.AccountStore;
import org.posthorn.core.admission.LoginGuard;
import org.posthorn.core.admission.Sessions;
import org.posthorn.core.domain.DomainStore;

/**
 * MAIL on a listener with a trust zone (R1.3): without AUTH the session is the account's that owns the sender's domain and trusts the client's IP, and
 * nobody's if there is none. Each MAIL is looked at anew, so one client may send for several accounts in turn.
 */
public final class TrustHook implements MailHook {
    private final DomainStore domains;
    private final AccountStore accounts;
    private final LoginGuard guard;
    private final Sessions sessions;

    @Inject
    public TrustHook(DomainStore domains, AccountStore accounts, LoginGuard guard, Sessions sessions) {
        this.domains = domains;
        this.accounts = accounts;
        this.guard = guard;
        this.sessions = sessions;
    }

    @Override
    public HookResult doMail(SMTPSession session, MaybeSender sender) {
        RelaySession relay = RelaySession.of(session);
        if (!relay.listener().concessions().trustZone() || relay.isLoggedIn()) {
            return HookResult.DECLINED;
        }
        Optional<Account> account = owner(sender).filter(owner -> owner.access().trusts(relay.client()));
        if (account.isEmpty()) {
            relay.leave(sessions);
            return HookResult.DECLINED;
        }
        return enter(relay, account.get());
    }

    private Optional<Account> owner(MaybeSender sender) {
        return sender.asOptional()
            .flatMap(address -> domains.find(address.getDomain().asString().toLowerCase(Locale.ROOT)))
            .flatMap(domain -> accounts.find(domain.account()));
    }

    /** A session that is the account's already keeps what it began with. */
    private HookResult enter(RelaySession session, Account account) {
        if (guard.isBanned(session.client())) {
            return Replies.BANNED_AT_MAIL;
        }
        if (!session.isProtectedEnoughFor(account)) {
            return Replies.TLS_BEFORE_MAIL;
        }
        boolean same = session.account().filter(now -> now.id().equals(account.id())).isPresent();
        return same || session.enter(new Identity.Trust(account), sessions) ? HookResult.DECLINED : Replies.TOO_MANY_SESSIONS_AT_MAIL;
    }
}
