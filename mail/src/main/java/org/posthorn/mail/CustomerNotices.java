package org.posthorn.mail;

import java.util.Optional;

import javax.mail.MessagingException;

import org.posthorn.core.account.Account;
import org.posthorn.core.account.ActivationNotice;
import org.posthorn.core.account.Notices;
import org.posthorn.core.address.Address;
import org.posthorn.core.message.MessageId;
import org.posthorn.core.suppression.SuppressionStore;

/** Sends notices as mail of the account that they are about. An account whose contact is suppressed gets none. */
public final class CustomerNotices implements Notices {
    private final AccountMail accountMail;
    private final SuppressionStore suppressions;
    private final String hostName;

    /** @param hostName this server's, whose postmaster writes */
    public CustomerNotices(AccountMail accountMail, SuppressionStore suppressions, String hostName) {
        this.accountMail = accountMail;
        this.suppressions = suppressions;
        this.hostName = hostName;
    }

    @Override
    public Optional<String> activated(Account account, long held) {
        Optional<Address> reader = Optional.ofNullable(account.contacts().notices()).or(() -> Optional.ofNullable(account.contacts().bounceForward()))
            .map(Address::of).filter(address -> suppressions.find(account.id(), address.key()).isEmpty());
        reader.ifPresent(address -> send(account.id(), address, new ActivationNotice(account.id(), held)));
        return reader.map(Address::toString);
    }

    private void send(String account, Address reader, ActivationNotice notice) {
        MessageId id = accountMail.nextId();
        try {
            accountMail.send(id, account, reader, notice.write(id, hostName, reader.toString()));
        } catch (MessagingException e) {
            throw new IllegalStateException("The notice for " + account + " cannot be sent", e);
        }
    }
}
