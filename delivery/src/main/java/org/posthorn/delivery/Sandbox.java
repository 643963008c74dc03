package org.posthorn.delivery;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;

import org.posthorn.core.account.AccountState;
import org.posthorn.core.account.AccountStore;
import org.posthorn.core.address.Address;
import org.posthorn.core.delivery.DeliveryResult;
import org.posthorn.core.delivery.Outgoing;
import org.posthorn.core.delivery.SimulatedOutcome;

/** Keeps the copies of accounts in the sandbox here, and makes up what comes of them (R4.5); others go on to the real carrier. */
final class Sandbox implements Carrier {
    private final Carrier real;
    private final AccountStore accounts;
    private final Clock clock;

    Sandbox(Carrier real, AccountStore accounts, Clock clock) {
        this.real = real;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public CompletableFuture<DeliveryResult> carry(Outgoing copy) {
        boolean inside = accounts.find(copy.subject().account()).filter(account -> account.state() == AccountState.SANDBOX).isPresent();
        return inside ? CompletableFuture.completedFuture(simulate(copy)) : real.carry(copy);
    }

    private DeliveryResult simulate(Outgoing copy) {
        return clock.instant().isBefore(copy.deadline())
            ? SimulatedOutcome.of(Address.of(copy.subject().recipient()), copy.attempts())
            : new DeliveryResult.Expired();
    }
}
