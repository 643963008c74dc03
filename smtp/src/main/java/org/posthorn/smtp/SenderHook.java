package org.posthorn.smtp;

import java.util.Locale;

import javax.inject.Inject;

import org.apache.james.core.MaybeSender;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.apache.james.protocols.smtp.hook.MailHook;
import org.posthorn.core.account.Account;
import org.posthorn.core.domain.DomainStore;

/** MAIL of an account: only from one of its sending domains (R1.13). */
public final class SenderHook implements MailHook {
    private final DomainStore domains;

    @Inject
    public SenderHook(DomainStore domains) {
        this.domains = domains;
    }

    @Override
    public HookResult doMail(SMTPSession session, MaybeSender sender) {
        return RelaySession.of(session).account().map(account -> check(account, sender)).orElse(HookResult.DECLINED);
    }

    private HookResult check(Account account, MaybeSender sender) {
        if (sender.isNullSender()) {
            return Replies.NULL_SENDER;
        }
        String domain = sender.get().getDomain().asString().toLowerCase(Locale.ROOT);
        boolean own = domains.find(domain).filter(known -> known.account().equals(account.id())).isPresent();
        return own ? HookResult.DECLINED : Replies.foreignSender(account.foreignSenderDomain().code());
    }
}
