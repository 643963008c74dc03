package org.posthorn.mailets;

import java.util.List;
import java.util.Optional;

import javax.inject.Inject;
import javax.mail.MessagingException;

import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.posthorn.core.account.Account;
import org.posthorn.core.account.AccountStore;
import org.posthorn.core.address.Address;
import org.posthorn.core.bounce.ForwardedReturn;
import org.posthorn.core.bounce.ReturnedCopies;
import org.posthorn.core.bounce.ReturnedMessage;
import org.posthorn.core.message.RawMessage;
import org.posthorn.core.suppression.SuppressionStore;
import org.posthorn.mail.AccountMail;
import org.posthorn.mail.InitParameters;
import org.posthorn.mail.RawMimeMessage;

/**
 * Sends what came back and was taken by no step before, such as a person's or a machine's reply or a bounce that is not all about messages that are
 * known, to the {@code bounceForward} of the account whose copy it is about, or else of the one that owns the bounce domain: unchanged below a mark,
 * from the null sender, once. What comes with that mark, from {@code bounceForward} itself or after more than 100 servers goes in circles and passes on;
 * so does what no account with such an address is found for. Goes behind the mailets that read returns. Has no settings.
 *
 * <pre><code>
 * &lt;mailet match="All" class="org.posthorn.mailets.ForwardReply"/&gt;
 * </code></pre>
 */
public final class ForwardReply extends GenericMailet {
    private final ReturnedMails returns;
    private final ReturnedCopies copies;
    private final AccountStore accounts;
    private final SuppressionStore suppressions;
    private final AccountMail accountMail;

    @Inject
    public ForwardReply(ReturnedMails returns, ReturnedCopies copies, AccountStore accounts, SuppressionStore suppressions, AccountMail accountMail) {
        this.returns = returns;
        this.copies = copies;
        this.accounts = accounts;
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
        ReturnedMessage read = returns.read(mail);
        if (ForwardedReturn.isLooping(message, read)) {
            return;
        }
        boolean reachesAll = true;
        List<Account> concerned = concerned(ReturnedMails.recipients(mail), read);
        for (Account account : concerned) {
            Optional<Address> reader = reader(account, mail, message);
            if (reader.isPresent()) {
                accountMail.send(accountMail.nextId(), account.id(), reader.get(), ForwardedReturn.of(message));
            }
            reachesAll &= reader.isPresent();
        }
        if (reachesAll && !concerned.isEmpty()) {
            mail.setState(Mail.GHOST);
        }
    }

    private List<Account> concerned(List<Address> to, ReturnedMessage read) {
        return copies.concerned(to, read).stream().flatMap(id -> accounts.find(id).stream()).toList();
    }

    private Optional<Address> reader(Account account, Mail mail, RawMessage message) {
        return Optional.ofNullable(account.contacts().bounceForward()).flatMap(Address::parse)
            .filter(address -> suppressions.find(account.id(), address.key()).isEmpty())
            .filter(address -> !ForwardedReturn.isFrom(address, mail.getMaybeSender().asString(""), message));
    }
}
