package org.posthorn.core.token;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** API tokens in memory, for tests. */
public final class MemoryApiTokenStore implements ApiTokenStore {
    private final Map<String, ApiToken> tokens = new TreeMap<>();

    @Override
    public synchronized Optional<ApiToken> find(String id) {
        return Optional.ofNullable(tokens.get(id));
    }

    @Override
    public synchronized List<ApiToken> list() {
        return tokens.values().stream().sorted(Comparator.comparing(ApiToken::created)).toList();
    }

    @Override
    public synchronized void put(ApiToken token) {
        tokens.put(token.id(), token);
    }

    @Override
    public synchronized boolean remove(String id) {
        return tokens.remove(id) != null;
    }
}
