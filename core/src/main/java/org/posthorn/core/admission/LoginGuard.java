package org.posthorn.core.admission;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands against the guessing of passwords: counts failed logins, bans the IPs that they come from, and refuses a user name that is guessed from
 * many. A success takes nothing back, as whoever has one account could otherwise go on guessing others. Counts are this node's and are lost
 * with it, bans are not.
 */
public final class LoginGuard {
    private static final Logger LOGGER = LoggerFactory.getLogger(LoginGuard.class);
    /** More than that many at once are not banned: each takes a durable write, and memory. */
    private static final int MAX_BANS = 50_000;

    private static final int MAX_USER = 320;

    private final LoginPolicy policy;
    private final BanStore store;
    private final Clock clock;
    private final Map<String, Ban> bans = new ConcurrentSkipListMap<>();
    private final FailureCounts clients;
    private final FailureCounts users;

    /** Reads the bans that hold still. */
    public LoginGuard(LoginPolicy policy, BanStore store, Clock clock) {
        this.policy = policy;
        this.store = store;
        this.clock = clock;
        this.clients = new FailureCounts(policy.failures(), policy.window());
        this.users = new FailureCounts(policy.userFailures(), policy.window());
        store.list().forEach(ban -> bans.put(ban.ip(), ban));
        purge();
    }

    public boolean isBanned(InetAddress client) {
        Ban ban = bans.get(ClientKey.of(client));
        return ban != null && ban.until().isAfter(clock.instant());
    }

    /** Whether that user name has failed too often of late to be checked. */
    public synchronized boolean isGuessed(String user) {
        return users.isAtLimit(userKey(user), clock.instant());
    }

    /** Counts a failed login, and bans its IP if it was one too many. */
    public synchronized void failed(InetAddress client, String user) {
        Instant now = clock.instant();
        String key = ClientKey.of(client);
        users.add(userKey(user), now);
        if (clients.add(key, now) && bans.size() < MAX_BANS) {
            ban(new Ban(key, now, now.plus(policy.ban())));
            clients.forget(key);
        }
    }

    /** The bans that hold, ordered by IP as text. */
    public List<Ban> bans() {
        Instant now = clock.instant();
        return bans.values().stream().filter(ban -> ban.until().isAfter(now)).toList();
    }

    /** Lifts a ban; false if there is none. */
    public synchronized boolean lift(InetAddress client) {
        String key = ClientKey.of(client);
        clients.forget(key);
        boolean held = isBanned(client);
        bans.remove(key);
        store.remove(key);
        return held;
    }

    /** Forgets the bans that are over. */
    public synchronized void purge() {
        Instant now = clock.instant();
        for (Ban ban : List.copyOf(bans.values())) {
            if (!ban.until().isAfter(now)) {
                store.remove(ban.ip());
                bans.remove(ban.ip());
            }
        }
    }

    /** No longer than a mailbox can be: what clients send is bounded by a line alone. */
    private static String userKey(String user) {
        return user.substring(0, Math.min(user.length(), MAX_USER)).toLowerCase(Locale.ROOT);
    }

    private void ban(Ban ban) {
        bans.put(ban.ip(), ban);
        store.put(ban);
        LOGGER.warn("{} is banned until {} for {} failed logins", ban.ip(), ban.until(), policy.failures());
    }
}
