package org.posthorn.core.delivery;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import org.posthorn.core.account.Account;
import org.posthorn.core.account.AccountStore;
import org.posthorn.core.bounce.StatusClassifier;
import org.posthorn.core.delivery.DeliveryEvents.Made;
import org.posthorn.core.event.Event;
import org.posthorn.core.event.EventLog;
import org.posthorn.core.event.EventType;
import org.posthorn.core.suppression.BounceLimits;
import org.posthorn.core.suppression.Charge;
import org.posthorn.core.suppression.SuppressionStore;

/**
 * Writes down what came of delivery attempts and says how each copy's lease ends. What it answers may be settled: events and counters are
 * durable by then. If the process dies before that, the copies come again, and what is written twice counts once.
 */
public final class DeliveryJournal {
    private final EventLog log;
    private final SuppressionStore suppressions;
    private final AccountStore accounts;
    private final RetrySchedule schedule;
    private final DeliveryEvents events;
    private final Clock clock;

    public DeliveryJournal(StatusClassifier classifier, EventLog log, SuppressionStore suppressions, AccountStore accounts, RetrySchedule schedule,
                           Clock clock) {
        this.log = log;
        this.suppressions = suppressions;
        this.accounts = accounts;
        this.schedule = schedule;
        this.clock = clock;
        events = new DeliveryEvents(classifier, log, clock);
    }

    /** Records attempts, their events in one append, and answers a settlement for each in the same order. */
    public List<Settlement> record(List<Attempt> attempts) {
        List<Made> made = attempts.stream().map(events::of).toList();
        log.append(made.stream().map(Made::event).toList());
        made.forEach(this::count);
        List<Settlement> settlements = new ArrayList<>(attempts.size());
        for (int i = 0; i < attempts.size(); i++) {
            settlements.add(settlement(attempts.get(i).copy(), made.get(i).event().type()));
        }
        return settlements;
    }

    private void count(Made made) {
        Event.Subject subject = made.event().subject();
        if (made.countsAgainstRecipient()) {
            suppressions.charge(Charge.of(made.event()), limits(subject.account()));
        } else if (made.event().type() == EventType.DELIVERED) {
            suppressions.delivered(subject.account(), subject.recipient(), subject.copy());
        }
    }

    private BounceLimits limits(String account) {
        return accounts.find(account).map(Account::bounceLimits).orElse(BounceLimits.DEFAULT);
    }

    private Settlement settlement(Outgoing copy, EventType type) {
        return type == EventType.DEFERRED
            ? new Settlement.Again(copy, schedule.next(copy.attempts() + 1, clock.instant(), copy.deadline()))
            : new Settlement.Done(copy);
    }
}
