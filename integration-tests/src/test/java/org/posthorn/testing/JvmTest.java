package org.posthorn.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class JvmTest {
    private final Jvm own = new Jvm(ProcessHandle.current().pid());

    @Test
    void aThreadThatRunsIsNamed() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        Thread thread = new Thread(() -> awaitUnchecked(end), "jvm-test");
        thread.start();
        assertThat(own.threads()).contains("jvm-test", "main");
        end.countDown();
        thread.join();
    }

    private static void awaitUnchecked(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whatIsHeldCountsAndGarbageDoesNot() {
        long before = own.heapAfterCollection();
        byte[] held = new byte[40 * 1024 * 1024];
        long with = own.heapAfterCollection();
        assertThat(with - before).as("%d", held.length).isBetween(36L * 1024 * 1024, 60L * 1024 * 1024);
    }
}
