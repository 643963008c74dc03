package org.posthorn.core.token;

class MemoryApiTokenStoreTest implements ApiTokenStoreContract {
    private final MemoryApiTokenStore store = new MemoryApiTokenStore();

    @Override
    public ApiTokenStore store() {
        return store;
    }
}
