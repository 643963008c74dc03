package org.posthorn.core.domain;

class MemoryDomainStoreTest implements DomainStoreContract {
    private final MemoryDomainStore store = new MemoryDomainStore();

    @Override
    public DomainStore store() {
        return store;
    }
}
