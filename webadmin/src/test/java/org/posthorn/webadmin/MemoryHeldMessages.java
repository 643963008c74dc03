package org.posthorn.webadmin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.posthorn.core.account.Account;
import org.posthorn.core.account.AccountState;
import org.posthorn.core.account.AccountStore;
import org.posthorn.core.account.HeldMessages;
import org.posthorn.core.account.Notices;

/** Held messages that are but counted, and notices that are but noted down. */
final class MemoryHeldMessages implements HeldMessages, Notices {
    private final AccountStore accounts;
    private final Map<String, Long> counts = new TreeMap<>();
    private final List<String> notices = new ArrayList<>();

    MemoryHeldMessages(AccountStore accounts) {
        this.accounts = accounts;
    }

    synchronized void hold(String account, long count) {
        counts.put(account, count);
    }

    synchronized List<String> notices() {
        return List.copyOf(notices);
    }

    @Override
    public synchronized long count(String account) {
        return counts.getOrDefault(account, 0L);
    }

    @Override
    public int limit() {
        return Integer.MAX_VALUE;
    }

    @Override
    public synchronized boolean release(String account, Runnable onEach) {
        if (accounts.find(account).filter(known -> known.state() == AccountState.ACTIVE).isEmpty()) {
            return false;
        }
        for (long left = count(account); left > 0; left--) {
            onEach.run();
        }
        counts.remove(account);
        return true;
    }

    @Override
    public synchronized void discard(String account) {
        counts.remove(account);
    }

    @Override
    public synchronized Optional<String> activated(Account account, long held) {
        notices.add(account.id() + ": " + held);
        return Optional.ofNullable(account.contacts().notices());
    }
}
