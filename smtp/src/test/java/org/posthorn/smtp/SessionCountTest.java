package org.posthorn.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.posthorn.smtp.TestListener.Setup;

class SessionCountTest {
    private static final ConnectionSettings TWO = new ConnectionSettings(2, 0, List.of());

    @Test
    void oneSessionTooManyIsToldSoAndClosed() throws Exception {
        try (TestListener listener = listener(TWO); TestClient first = greeted(listener); TestClient second = greeted(listener);
             TestClient third = TestClient.ungreeted(listener.address())) {
            assertThat(third.reply()).isEqualTo("421 4.3.2 Too many sessions on this server, try again later");
            assertThat(third.reply()).isNull();
        }
    }

    @Test
    void oneSessionTooManyOfAClientIsToldSoAndClosed() throws Exception {
        try (TestListener listener = listener(new ConnectionSettings(10, 1, List.of())); TestClient first = greeted(listener);
             TestClient second = TestClient.ungreeted(listener.address())) {
            assertThat(second.reply()).isEqualTo("421 4.7.0 Too many sessions from your address, try again later");
            assertThat(second.reply()).isNull();
        }
    }

    @Test
    void aRefusedSessionIsNotCounted() throws Exception {
        try (TestListener listener = listener(TWO); TestClient first = greeted(listener); TestClient second = greeted(listener)) {
            for (int i = 0; i < 3; i++) {
                try (TestClient refused = TestClient.ungreeted(listener.address())) {
                    refused.reply();
                    assertThat(refused.reply()).isNull();
                }
            }
            assertThat(listener.sessions()).isEqualTo(2);
        }
    }

    @Test
    void aSessionThatEndsMakesRoom() throws Exception {
        try (TestListener listener = listener(TWO); TestClient first = greeted(listener)) {
            greeted(listener).close();
            await().until(() -> listener.sessions() == 1);
            try (TestClient third = TestClient.ungreeted(listener.address())) {
                assertThat(third.reply()).startsWith("220 ");
            }
        }
    }

    @Test
    void aSessionWhoseClientHasGoneCountsUntilItsCommandIsDone() throws Exception {
        WaitCommand wait = new WaitCommand();
        try (TestListener listener = new TestListener(Setup.with(TWO), wait)) {
            try (TestClient client = greeted(listener)) {
                client.send("WAIT\r\n");
                wait.begun.await();
            }
            try (TestClient other = greeted(listener)) {
                assertThat(other.ask("NOOP")).startsWith("250 ");
                assertThat(listener.sessions()).isEqualTo(2);
            }
            wait.released.countDown();
            await().until(() -> listener.sessions() == 0);
        }
    }

    @Test
    void aTaskThatFindsNoThreadIsDoneLater() throws Exception {
        ExecutorService threads = SessionThreads.of("short", 0);
        CountDownLatch busy = new CountDownLatch(1);
        for (int i = 0; i < SessionThreads.BETWEEN_SESSIONS; i++) {
            threads.execute(() -> awaitQuietly(busy));
        }
        try (TestListener listener = new TestListener(Setup.with(TWO).on(threads));
             TestClient client = TestClient.ungreeted(listener.address())) {
            await().until(() -> listener.sessions() == 1);
            busy.countDown();
            assertThat(client.reply()).startsWith("220 ");
        }
    }

    @Test
    void whoWaitsForTheLastSessionIsHeldUpNoLongerThanItLasts() throws Exception {
        SessionCount count = new SessionCount(TWO);
        count.enter(InetAddress.getLoopbackAddress());
        CompletableFuture<Void> end = CompletableFuture.runAsync(() -> count.leave(InetAddress.getLoopbackAddress()));
        count.awaitNone(Duration.ofMinutes(1));
        assertThat(count.open()).isZero();
        end.join();
    }

    @Test
    void aSessionThatDoesNotEndIsNotWaitedForForEver() throws Exception {
        SessionCount count = new SessionCount(TWO);
        count.enter(InetAddress.getLoopbackAddress());
        count.awaitNone(Duration.ofMillis(20));
        assertThat(count.open()).isEqualTo(1);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static TestListener listener(ConnectionSettings settings) throws Exception {
        return new TestListener(Setup.with(settings));
    }

    private static TestClient greeted(TestListener listener) throws Exception {
        return new TestClient(listener.address());
    }
}
