package org.posthorn.smtp;

import java.util.Optional;

import javax.inject.Inject;

import org.apache.james.core.MailAddress;
import org.apache.james.core.MaybeSender;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.apache.james.protocols.smtp.hook.MailHook;
import org.apache.james.protocols.smtp.hook.RcptHook;
import org.apache.james.smtpserver.JamesMessageHook;
import org.apache.mailet.Mail;
import org.posthorn.core.account.Account;
import org.posthorn.core.admission.Pace;
import org.posthorn.core.admission.Quotas;
import org.posthorn.core.admission.Usage;

/**
 * Holds an account to its quotas (R1.10) and its rate (R1.11), always with a 4xx. A message is turned away as early as can be told; what counts is
 * what is taken after DATA, each recipient once, with the quota checked again then, as other sessions of the account have gone on. A message that
 * the spool does not take after that stays counted.
 */
public final class QuotaHook implements MailHook, RcptHook, JamesMessageHook {
    private final Quotas quotas;
    private final Pace pace;

    @Inject
    public QuotaHook(Quotas quotas, Pace pace) {
        this.quotas = quotas;
        this.pace = pace;
    }

    @Override
    public HookResult doMail(SMTPSession session, MaybeSender sender) {
        return RelaySession.of(session).account().map(this::begin).orElse(HookResult.DECLINED);
    }

    @Override
    public HookResult doRcpt(SMTPSession session, MaybeSender sender, MailAddress recipient) {
        return RelaySession.of(session).account().map(account -> add(account, session.getRcptCount())).orElse(HookResult.DECLINED);
    }

    @Override
    public HookResult onMessage(SMTPSession session, Mail mail) {
        return RelaySession.of(session).account()
            .map(account -> reply(account, quotas.take(account, mail.getRecipients().size())))
            .orElse(HookResult.DECLINED);
    }

    private HookResult begin(Account account) {
        return pace.hasRoom(account) ? reply(account, quotas.obstacle(account, 1)) : Replies.tooFast(account.limits().rate());
    }

    private HookResult add(Account account, int recipientsBefore) {
        HookResult quota = reply(account, quotas.obstacle(account, recipientsBefore + 1L));
        if (!quota.equals(HookResult.DECLINED)) {
            return quota;
        }
        return pace.take(account) ? HookResult.DECLINED : Replies.tooFast(account.limits().rate());
    }

    private static HookResult reply(Account account, Optional<Usage> obstacle) {
        return obstacle.map(usage -> Replies.quotaReached(usage, account.limits().quotas().get(usage.period()))).orElse(HookResult.DECLINED);
    }
}
