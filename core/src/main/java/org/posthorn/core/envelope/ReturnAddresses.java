package org.posthorn.core.envelope;

import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;

import org.posthorn.core.account.Account;
import org.posthorn.core.account.AccountStore;
import org.posthorn.core.envelope.CopyAddresses.Purpose;
import org.posthorn.core.event.Event;
import org.posthorn.core.event.EventLog;
import org.posthorn.core.event.SubmittedMessage;
import org.posthorn.core.message.MessageCopy;

/** Finds whose copy came back by the return address that it came back to. Nothing is looked up before the address' MAC holds. */
public final class ReturnAddresses {
    private final CopyAddresses addresses;
    private final EventLog events;
    private final AccountStore accounts;
    private final Clock clock;

    /**
     * A copy that came back.
     *
     * @param account as it is now
     */
    public record Returned(Account account, Event.Subject subject) {
    }

    public ReturnAddresses(CopyAddresses addresses, EventLog events, AccountStore accounts, Clock clock) {
        this.addresses = addresses;
        this.events = events;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Whether we made the address, though what it was made for may be forgotten. Nothing is looked up. */
    public boolean isOurs(String localPart, String domain) {
        return Arrays.stream(Purpose.values()).anyMatch(purpose -> addresses.verify(purpose, localPart, domain).isPresent());
    }

    /** Empty for an address that is forged, that has outlived its account's retention, or whose message or account is not known any more. */
    public Optional<Returned> resolve(Purpose purpose, String localPart, String domain) {
        return addresses.verify(purpose, localPart, domain).flatMap(this::find);
    }

    /** Likewise, whatever the address is for. */
    public Optional<Returned> resolve(String localPart, String domain) {
        return resolve(Purpose.BOUNCE, localPart, domain).or(() -> resolve(Purpose.UNSUBSCRIBE, localPart, domain));
    }

    /** Whose copy it is; empty once its account's retention is over, or if the message or its account is not known any more. */
    public Optional<Returned> find(MessageCopy copy) {
        return events.message(copy.message())
            .filter(message -> copy.recipient() < message.recipients().size())
            .flatMap(message -> returned(copy, message));
    }

    private Optional<Returned> returned(MessageCopy copy, SubmittedMessage message) {
        return accounts.find(message.account())
            .filter(account -> message.time().plus(account.retention()).isAfter(clock.instant()))
            .map(account -> new Returned(account, new Event.Subject(account.id(), copy, message.messageId(), message.sender(),
                message.recipients().get(copy.recipient()).address(), message.tags())));
    }
}
