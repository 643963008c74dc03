package org.posthorn.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.posthorn.core.bounce.Stage;
import org.posthorn.core.delivery.DeliveryResult;
import org.posthorn.core.suppression.MemorySuppressionStore;
import org.posthorn.core.suppression.Suppression;
import org.posthorn.core.suppression.SuppressionReason;
import org.posthorn.delivery.smtp.Results;

class SuppressionCheckTest {
    private static final DeliveryResult TRIED = Results.temporary(Stage.CONNECT, "4.4.1", "tried", null);
    private final MemorySuppressionStore suppressions = new MemorySuppressionStore();
    private final SuppressionCheck check = new SuppressionCheck(copy -> CompletableFuture.completedFuture(TRIED), suppressions);

    @Test
    void aCopyWhoseRecipientWasSuppressedMeanwhileStaysHere() {
        suppress("ann@example.org");

        assertThat(check.carry(Copies.to("Ann@example.org"))).isCompletedWithValue(new DeliveryResult.Suppressed(SuppressionReason.COMPLAINT));
    }

    @Test
    void anyOtherCopyIsTried() {
        suppress("bob@example.org");

        assertThat(check.carry(Copies.to("ann@example.org"))).isCompletedWithValue(TRIED);
    }

    @Test
    void aListThatCannotBeReadPutsTheCopyOff() {
        SuppressionCheck broken = new SuppressionCheck(copy -> CompletableFuture.completedFuture(TRIED), new MemorySuppressionStore() {
            @Override
            public Optional<Suppression> find(String account, String address) {
                throw new IllegalStateException("the disk is gone");
            }
        });

        assertThat(broken.carry(Copies.to("ann@example.org")).join()).isEqualTo(Results.temporary(Stage.CONNECT, "4.3.0", "Local error", null));
    }

    private void suppress(String address) {
        suppressions.put(new Suppression("acme", address, SuppressionReason.COMPLAINT, Instant.EPOCH, null));
    }
}
