package org.posthorn.delivery;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.posthorn.core.bounce.Stage;
import org.posthorn.core.delivery.DeliveryResult;
import org.posthorn.core.delivery.Outgoing;
import org.posthorn.core.suppression.Suppression;
import org.posthorn.core.suppression.SuppressionStore;
import org.posthorn.delivery.smtp.Results;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps back the copies whose recipients were suppressed while they waited in the queue (R9.1); others go on. */
final class SuppressionCheck implements Carrier {
    private static final Logger LOG = LoggerFactory.getLogger(SuppressionCheck.class);

    private final Carrier next;
    private final SuppressionStore suppressions;

    SuppressionCheck(Carrier next, SuppressionStore suppressions) {
        this.next = next;
        this.suppressions = suppressions;
    }

    @Override
    public CompletableFuture<DeliveryResult> carry(Outgoing copy) {
        Optional<DeliveryResult> end;
        try {
            end = suppression(copy).map(entry -> new DeliveryResult.Suppressed(entry.reason()));
        } catch (RuntimeException e) {
            LOG.error("Whether the recipient of {} is suppressed cannot be told; it will be tried again", copy.subject().copy(), e);
            end = Optional.of(Results.temporary(Stage.CONNECT, "4.3.0", "Local error", null));
        }
        return end.map(CompletableFuture::completedFuture).orElseGet(() -> next.carry(copy));
    }

    private Optional<Suppression> suppression(Outgoing copy) {
        return copy.subject().tags().bypassSuppression() ? Optional.empty() : suppressions.find(copy.subject().account(), copy.subject().recipient());
    }
}
