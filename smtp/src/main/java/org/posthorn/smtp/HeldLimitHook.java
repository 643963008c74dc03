package org.posthorn.smtp;

import javax.inject.Inject;

import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.apache.james.protocols.smtp.hook.HookReturnCode;
import org.apache.james.smtpserver.JamesMessageHook;
import org.apache.mailet.Mail;
import org.posthorn.core.account.Account;
import org.posthorn.core.account.AccountState;
import org.posthorn.core.account.AccountStore;
import org.posthorn.core.account.HeldMessages;

/** Refuses for now a message of a pending account that has as many held as may be (R4.2). The account's state is that of now, not of its login. */
public final class HeldLimitHook implements JamesMessageHook {
    private final AccountStore accounts;
    private final HeldMessages held;

    @Inject
    public HeldLimitHook(AccountStore accounts, HeldMessages held) {
        this.accounts = accounts;
        this.held = held;
    }

    @Override
    public HookResult onMessage(SMTPSession session, Mail mail) {
        boolean full = RelaySession.of(session).account().map(Account::id).flatMap(accounts::find)
            .filter(account -> account.state() == AccountState.PENDING && held.count(account.id()) >= held.limit()).isPresent();
        return full ? full() : HookResult.DECLINED;
    }

    private HookResult full() {
        return HookResult.builder().hookReturnCode(HookReturnCode.denySoft()).smtpReturnCode("452")
            .smtpDescription("4.3.1 The account is not activated yet and " + held.limit() + " messages are held, which is the limit; try again later").build();
    }
}
