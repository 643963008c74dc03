package org.posthorn.mailets;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import javax.inject.Inject;
import javax.mail.MessagingException;

import org.apache.mailet.Mail;
import org.apache.mailet.ProcessingState;
import org.apache.mailet.base.GenericMailet;
import org.posthorn.core.account.Account;
import org.posthorn.core.account.AccountStore;
import org.posthorn.core.policy.Refusal;
import org.posthorn.mail.InitParameters;
import org.posthorn.mail.RuleCheck;
import org.posthorn.mail.Submission;

/**
 * Sends a message that breaks its account's rules to another processor, with the reply that the listener would have given as its error message and
 * a <i>rejected</i> event for each recipient. For listeners without {@code RulesHook}; goes first, before anything changes the message.
 *
 * <pre><code>
 * &lt;mailet match="All" class="org.posthorn.mailets.CheckRules"&gt;
 *   &lt;processor&gt;error&lt;/processor&gt;  &lt;!-- where refused messages go; default: error --&gt;
 * &lt;/mailet&gt;
 * </code></pre>
 */
public final class CheckRules extends GenericMailet {
    record Settings(String processor) implements MailetSettings.NextProcessor {
        static Settings from(InitParameters parameters) {
            return new Settings(parameters.optional("processor").orElse(Mail.ERROR));
        }
    }

    private final AccountStore accounts;
    private final RuleCheck rules;
    private Settings settings;

    @Inject
    public CheckRules(AccountStore accounts, RuleCheck rules) {
        this.accounts = accounts;
        this.rules = rules;
    }

    @Override
    public void init() throws MessagingException {
        settings = InitParameters.parse(getMailetConfig(), Settings::from);
    }

    @Override
    public void service(Mail mail) throws MessagingException {
        Account account = Submission.of(mail).map(Submission::account).flatMap(accounts::find)
            .orElseThrow(() -> new MessagingException("Mail " + mail.getName() + " was not submitted by an account that is known"));
        Optional<Refusal.Reply> refusal = rules.refusal(account, mail);
        if (refusal.isPresent()) {
            mail.setErrorMessage(refusal.get().inOneLine());
            mail.setState(settings.processor());
        }
    }

    @Override
    public Collection<ProcessingState> requiredProcessingState() {
        return List.of(new ProcessingState(settings.processor()));
    }
}
