package org.posthorn.distribution;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import javax.inject.Inject;

import org.apache.james.util.concurrent.NamedThreadFactory;
import org.posthorn.core.account.Account;
import org.posthorn.core.account.AccountStore;
import org.posthorn.core.event.EventLog;
import org.posthorn.core.suppression.SuppressionStore;
import org.posthorn.webadmin.SuppressionImports;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets, once an hour, the messages and events that have outlived the longest retention of any account, and sees to mail that is held or kept. */
final class Housekeeping {
    private static final Logger LOGGER = LoggerFactory.getLogger(Housekeeping.class);
    private static final int PAGE = 1_000;

    private final EventLog events;
    private final SuppressionStore suppressions;
    private final AccountStore accounts;
    private final HeldMailRounds heldMail;
    private final KeptReturns returns;
    private final SuppressionImports imports;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(NamedThreadFactory.withName("housekeeping"));

    @Inject
    Housekeeping(EventLog events, SuppressionStore suppressions, AccountStore accounts, HeldMailRounds heldMail, KeptReturns returns,
                 SuppressionImports imports, Clock clock) {
        this.events = events;
        this.suppressions = suppressions;
        this.accounts = accounts;
        this.heldMail = heldMail;
        this.returns = returns;
        this.imports = imports;
        this.clock = clock;
    }

    void start() {
        timer.execute(() -> run(heldMail::resumeAll));
        timer.execute(() -> run(imports::resume));
        timer.scheduleWithFixedDelay(() -> run(returns::sweep), 0, 60, TimeUnit.MINUTES);
        timer.scheduleWithFixedDelay(() -> run(heldMail::look), 1, 60, TimeUnit.MINUTES);
        timer.scheduleWithFixedDelay(() -> run(this::forget), 1, 60, TimeUnit.MINUTES);
    }

    void stop() throws InterruptedException {
        timer.shutdown();
        timer.awaitTermination(5, TimeUnit.SECONDS);
    }

    private static void run(Runnable chore) {
        try {
            chore.run();
        } catch (RuntimeException e) {
            LOGGER.error("What has outlived its retention could not be removed, or what was begun before not gone on with", e);
        }
    }

    private void forget() {
        Instant before = clock.instant().minus(longestRetention());
        int gone = events.purge(before);
        suppressions.purge(before);
        LOGGER.info("{} events of before {} are gone", gone, before);
    }

    private Duration longestRetention() {
        Duration longest = Account.DEFAULT_RETENTION;
        List<Account> page = accounts.list(Optional.empty(), PAGE);
        while (!page.isEmpty()) {
            for (Account account : page) {
                longest = account.retention().compareTo(longest) > 0 ? account.retention() : longest;
            }
            page = accounts.list(Optional.of(page.get(page.size() - 1).id()), PAGE);
        }
        return longest;
    }
}
