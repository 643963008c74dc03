package org.posthorn.matchers;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import javax.inject.Inject;
import javax.mail.MessagingException;

import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMatcher;
import org.posthorn.core.account.AccountState;
import org.posthorn.core.account.AccountStore;
import org.posthorn.mail.Submission;

/**
 * Matches all recipients of mail whose account is in one of these states now: {@code pending}, {@code active}, {@code sandbox}, {@code suspended}.
 *
 * <pre><code>
 * &lt;mailet match="org.posthorn.matchers.AccountIs=pending" class="org.posthorn.mailets.HoldPending"/&gt;
 * &lt;mailet match="org.posthorn.matchers.AccountIs=sandbox,suspended" class="Null"/&gt;
 * </code></pre>
 */
public final class AccountIs extends GenericMatcher {
    static final String FORM = "one or more of pending, active, sandbox, suspended, with commas between";

    private final AccountStore accounts;
    private Set<AccountState> states = Set.of();

    @Inject
    public AccountIs(AccountStore accounts) {
        this.accounts = accounts;
    }

    @Override
    public void init() throws MessagingException {
        states = states(getCondition());
    }

    @Override
    public Collection<MailAddress> match(Mail mail) {
        boolean is = Submission.of(mail).flatMap(submission -> accounts.find(submission.account()))
            .filter(account -> states.contains(account.state())).isPresent();
        return is ? mail.getRecipients() : List.of();
    }

    /** Reads the condition; null is none. */
    static Set<AccountState> states(String condition) throws MessagingException {
        Set<AccountState> states = EnumSet.noneOf(AccountState.class);
        for (String label : condition == null ? new String[0] : condition.split(",", -1)) {
            states.add(state(label.strip(), condition));
        }
        if (states.isEmpty()) {
            throw new MessagingException("AccountIs needs " + FORM);
        }
        return states;
    }

    private static AccountState state(String label, String condition) throws MessagingException {
        for (AccountState state : AccountState.values()) {
            if (state.label().equals(label.toLowerCase(Locale.ROOT))) {
                return state;
            }
        }
        throw new MessagingException("AccountIs=" + condition + ": expected " + FORM);
    }
}
