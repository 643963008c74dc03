package org.posthorn.delivery;

import java.util.List;

import org.posthorn.core.delivery.Attempt;
import org.posthorn.core.delivery.Settlement;

/** Where results are written down: {@link org.posthorn.core.delivery.DeliveryJournal}. */
@FunctionalInterface
interface Register {
    /** Records attempts durably and answers how each lease ends; harmless to repeat. */
    List<Settlement> record(List<Attempt> attempts);
}
