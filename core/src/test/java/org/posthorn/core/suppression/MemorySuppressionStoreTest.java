package org.posthorn.core.suppression;

class MemorySuppressionStoreTest implements SuppressionStoreContract {
    private final MemorySuppressionStore store = new MemorySuppressionStore();

    @Override
    public SuppressionStore store() {
        return store;
    }
}
