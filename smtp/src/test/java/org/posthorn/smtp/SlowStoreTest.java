package org.posthorn.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.james.protocols.api.Request;
import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.api.handler.CommandHandler;
import org.apache.james.protocols.smtp.SMTPResponse;
import org.apache.james.protocols.smtp.SMTPSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.posthorn.core.account.Access;
import org.posthorn.core.account.Account;
import org.posthorn.core.account.Credential;
import org.posthorn.core.admission.Sessions;
import org.posthorn.core.domain.DomainStore;
import org.posthorn.core.domain.SendingDomain;

/** 50 accounts, all at their limit of four sessions, wait for a store that takes two seconds for them; five others work. */
class SlowStoreTest {
    private static final int SLOW_ACCOUNTS = 50;
    private static final int SESSIONS_OF_EACH = 4;
    private static final int QUIET_ACCOUNTS = 5;
    private static final int RECIPIENTS = 400;

    private final SlowDomains domains = new SlowDomains();
    private final LoginAs login = new LoginAs();
    private final List<TestClient> clients = new ArrayList<>();
    private TestListener listener;

    @BeforeEach
    void start() throws Exception {
        listener = new TestListener(new DataBudget(1 << 20), login, new SenderHook(domains));
    }

    @AfterEach
    void stop() throws Exception {
        domains.released.countDown();
        for (TestClient client : clients) {
            client.close();
        }
        listener.close();
    }

    @Test
    void slowSessionsOfOthersDelayNoRecipientOfAQuietAccount() throws Exception {
        for (int i = 0; i < SLOW_ACCOUNTS * SESSIONS_OF_EACH; i++) {
            String account = "slow" + i % SLOW_ACCOUNTS;
            loggedIn(account).send(("MAIL FROM:<ann@" + account + ".example>\r\nRSET\r\n").repeat(10));
        }
        await().until(() -> domains.waiting.get() == SLOW_ACCOUNTS * SESSIONS_OF_EACH);

        long[] nanos = recipients();

        assertThat(domains.waiting).as("sessions that wait still").hasValueGreaterThan(SLOW_ACCOUNTS * SESSIONS_OF_EACH / 2);
        assertThat(percentile(nanos, 99)).as("p99 in ms").isLessThan(50);
    }

    private long[] recipients() throws Exception {
        List<TestClient> quiet = new ArrayList<>();
        for (int i = 0; i < QUIET_ACCOUNTS; i++) {
            TestClient client = loggedIn("quiet" + i);
            assertThat(client.ask("MAIL FROM:<ann@quiet" + i + ".example>")).startsWith("250 ");
            quiet.add(client);
        }
        long[] nanos = new long[RECIPIENTS];
        for (int i = 0; i < RECIPIENTS; i++) {
            long start = System.nanoTime();
            assertThat(quiet.get(i % QUIET_ACCOUNTS).ask("RCPT TO:<bob" + i + "@example.org>")).startsWith("250 ");
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        System.out.printf("RCPT of quiet accounts: p50 %.2f ms, p99 %.2f ms%n", percentile(nanos, 50), percentile(nanos, 99));
        return nanos;
    }

    private static double percentile(long[] sorted, int percent) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
    }

    private TestClient loggedIn(String account) throws IOException {
        TestClient client = new TestClient(listener.address());
        clients.add(client);
        client.ask("EHLO a");
        assertThat(client.ask("LOGINAS " + account)).startsWith("235 ");
        return client;
    }

    /** AUTH without a password, in the clear. */
    private static final class LoginAs implements CommandHandler<SMTPSession> {
        private final Sessions sessions = new Sessions();

        @Override
        public Collection<String> getImplCommands() {
            return List.of("LOGINAS");
        }

        @Override
        public Response onCommand(SMTPSession session, Request request) {
            Account account = Account.withDefaults(request.getArgument());
            Access access = account.access().withMaxSessions(SESSIONS_OF_EACH);
            Identity identity = new Identity.Login(account.with(account.settings().withAccess(access)), new Credential(account.id(), account.id(), ""));
            return RelaySession.of(session).enter(identity, sessions) ? new SMTPResponse("235", "2.7.0 as you say") : Replies.TOO_MANY_SESSIONS;
        }
    }

    /** Takes two seconds for slow0.example and its like; a domain is the account's whose name it has. */
    private static final class SlowDomains implements DomainStore {
        private static final int SECONDS = 2;
        private final CountDownLatch released = new CountDownLatch(1);
        private final AtomicInteger waiting = new AtomicInteger();

        @Override
        public Optional<SendingDomain> find(String domain) {
            if (domain.startsWith("slow")) {
                linger();
            }
            return Optional.of(new SendingDomain(domain.replace(".example", ""), domain, "bounce." + domain, null));
        }

        private void linger() {
            waiting.incrementAndGet();
            try {
                released.await(SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                waiting.decrementAndGet();
            }
        }

        @Override
        public List<SendingDomain> list(String account) {
            return List.of();
        }

        @Override
        public boolean isBounceDomain(String domain) {
            return false;
        }

        @Override
        public Optional<String> bounceDomainOwner(String domain) {
            return Optional.empty();
        }

        @Override
        public boolean put(SendingDomain domain) {
            return false;
        }

        @Override
        public boolean remove(String account, String domain) {
            return false;
        }
    }
}
