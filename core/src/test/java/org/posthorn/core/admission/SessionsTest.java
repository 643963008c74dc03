package org.posthorn.core.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

class SessionsTest {
    private final Sessions sessions = new Sessions();

    @Test
    void anAccountHasSoManyAtOnce() {
        assertThat(sessions.enter("acme", 2)).isTrue();
        assertThat(sessions.enter("acme", 2)).isTrue();
        assertThat(sessions.enter("acme", 2)).isFalse();
    }

    @Test
    void anotherAccountsDoNotCount() {
        sessions.enter("acme", 1);
        assertThat(sessions.enter("beta", 1)).isTrue();
    }

    @Test
    void onePlaceIsFreeAgainWhenOneLeaves() {
        sessions.enter("acme", 1);
        sessions.leave("acme");
        assertThat(sessions.enter("acme", 1)).isTrue();
    }

    @Test
    void aRefusedOneTakesNoPlace() {
        sessions.enter("acme", 1);
        sessions.enter("acme", 1);
        assertThat(sessions.of("acme")).isEqualTo(1);
    }

    @Test
    void waitingEndsWhenTheLastIsClosed() throws InterruptedException {
        sessions.opened();
        CompletableFuture<Void> closing = CompletableFuture.runAsync(sessions::closed);
        sessions.awaitNone(Duration.ofSeconds(20));
        closing.join();
        assertThat(sessions.open()).isZero();
    }

    @Test
    void waitingEndsWhenPatienceDoes() throws InterruptedException {
        sessions.opened();
        sessions.awaitNone(Duration.ofMillis(20));
        assertThat(sessions.open()).isEqualTo(1);
    }
}
