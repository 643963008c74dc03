package org.posthorn.delivery;

import java.util.concurrent.CompletableFuture;

import org.posthorn.core.delivery.DeliveryResult;
import org.posthorn.core.delivery.Outgoing;

/** Makes one attempt at a copy. */
@FunctionalInterface
interface Carrier {
    /** Does not block. */
    CompletableFuture<DeliveryResult> carry(Outgoing copy);
}
