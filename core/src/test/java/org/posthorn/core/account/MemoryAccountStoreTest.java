package org.posthorn.core.account;

class MemoryAccountStoreTest implements AccountStoreContract {
    private final MemoryAccountStore store = new MemoryAccountStore();

    @Override
    public AccountStore store() {
        return store;
    }
}
