package org.posthorn.mailets;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import javax.inject.Inject;
import javax.mail.MessagingException;

import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.posthorn.core.account.Account;
import org.posthorn.core.address.Address;
import org.posthorn.core.bounce.ForwardedReturn;
import org.posthorn.core.bounce.ReturnedCopies;
import org.posthorn.core.message.RawMessage;
import org.posthorn.core.suppression.SuppressionStore;
import org.posthorn.mail.AccountMail;
import org.posthorn.mail.InitParameters;
import org.posthorn.mail.RawMimeMessage;

/**
 * Sends what came to a return address and was read by no step before, such as a person's or a machine's reply, to the {@code bounceForward} of the
 * account whose copy it answers: unchanged below a mark, from the null sender, once. What comes with that mark or after more than 100 servers goes
 * in circles and passes on; so does what no account with such an address is found for. Goes behind the mailets that read returns. Has no settings.
 *
 * <pre><code>
 * &lt;mailet match="All" class="org.posthorn.mailets.ForwardReply"/&gt;
 * </code></pre>
 */
public final class ForwardReply extends GenericMailet {
    private final ReturnedMails returns;
    private final ReturnedCopies copies;
    private final SuppressionStore suppressions;
    private final AccountMail accountMail;

    @Inject
    public ForwardReply(ReturnedMails returns, ReturnedCopies copies, SuppressionStore suppressions, AccountMail accountMail) {
        this.returns = returns;
        this.copies = copies;
        this.suppressions = suppressions;
        this.accountMail = accountMail;
    }

    @Override
    public void init() throws MessagingException {
        InitParameters.none(getMailetConfig());
    }

    @Override
    public void service(Mail mail) throws MessagingException {
        RawMessage message = RawMimeMessage.of(mail);
        if (ForwardedReturn.isLooping(message)) {
            return;
        }
        Map<String, Account> accounts = new TreeMap<>();
        copies.proven(ReturnedMails.recipients(mail), returns.read(mail)).stream().map(one -> one.copy().account())
            .forEach(account -> accounts.put(account.id(), account));
        List<Account> reached = new ArrayList<>();
        for (Account account : accounts.values()) {
            Optional<Address> reader = reader(account);
            if (reader.isPresent()) {
                accountMail.send(accountMail.nextId(), account.id(), reader.get(), ForwardedReturn.of(message));
                reached.add(account);
            }
        }
        if (!reached.isEmpty() && reached.size() == accounts.size()) {
            mail.setState(Mail.GHOST);
        }
    }

    private Optional<Address> reader(Account account) {
        return Optional.ofNullable(account.contacts().bounceForward()).flatMap(Address::parse)
            .filter(address -> suppressions.find(account.id(), address.key()).isEmpty());
    }
}
