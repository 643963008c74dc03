package org.posthorn.core.suppression;

import org.posthorn.core.delivery.SettableClock;

class MemorySuppressionStoreTest implements SuppressionStoreContract {
    private final SettableClock clock = new SettableClock();
    private final MemorySuppressionStore store = new MemorySuppressionStore(clock);

    @Override
    public SuppressionStore store() {
        return store;
    }

    @Override
    public SettableClock clock() {
        return clock;
    }
}
