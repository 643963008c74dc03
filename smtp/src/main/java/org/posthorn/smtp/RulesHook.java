package org.posthorn.smtp;

import java.util.Optional;

import javax.inject.Inject;
import javax.mail.MessagingException;

import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.apache.james.smtpserver.JamesMessageHook;
import org.apache.mailet.Mail;
import org.posthorn.core.account.Account;
import org.posthorn.mail.RuleCheck;

/**
 * Refuses a message that breaks its account's rules (R2) or has tags that the account wants refused (R3.2), all of them named at once. The account is
 * as it was at login.
 */
public final class RulesHook implements JamesMessageHook {
    private final RuleCheck rules;

    @Inject
    public RulesHook(RuleCheck rules) {
        this.rules = rules;
    }

    @Override
    public HookResult onMessage(SMTPSession session, Mail mail) {
        Optional<Account> account = RelaySession.of(session).account();
        try {
            return account.isPresent() ? rules.refusal(account.get(), mail).map(Replies::rulesBroken).orElse(HookResult.DECLINED) : HookResult.DECLINED;
        } catch (MessagingException e) {
            throw new IllegalStateException("The message that just came cannot be read", e);
        }
    }
}
