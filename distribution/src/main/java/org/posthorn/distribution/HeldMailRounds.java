package org.posthorn.distribution;

import java.time.Clock;
import java.util.Optional;

import javax.inject.Inject;

import org.posthorn.core.account.Account;
import org.posthorn.core.account.AccountStore;
import org.posthorn.mail.HeldMail;
import org.posthorn.webadmin.Releases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to it that held mail goes, one way or another, even if no task does: none waits for ever. */
final class HeldMailRounds {
    private static final Logger LOGGER = LoggerFactory.getLogger(HeldMailRounds.class);

    private final HeldMail held;
    private final Releases releases;
    private final AccountStore accounts;
    private final Clock clock;

    @Inject
    HeldMailRounds(HeldMail held, Releases releases, AccountStore accounts, Clock clock) {
        this.held = held;
        this.releases = releases;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** At the start: releases that the last end of the process broke off go on. Whether the accounts' people were told nobody knows, so they are. */
    void resumeAll() {
        held.accounts().forEach(id -> accounts.find(id).ifPresent(account -> releases.resume(account, true)));
    }

    /** Gives up what has outlived its account's retention, removes what a removed account left, and tries again to release what is left of others. */
    void look() {
        for (String id : held.accounts()) {
            Optional<Account> account = accounts.find(id);
            account.ifPresentOrElse(this::look, () -> held.discard(id));
        }
    }

    private void look(Account account) {
        int expired = held.expire(account.id(), clock.instant().minus(account.retention()));
        if (expired > 0) {
            LOGGER.info("{} held messages of {} were given up: their retention was over", expired, account.id());
        }
        releases.resume(account, false);
    }
}
