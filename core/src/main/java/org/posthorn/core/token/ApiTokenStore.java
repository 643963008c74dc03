package org.posthorn.core.token;

import java.util.List;
import java.util.Optional;

/** The API tokens. Changes are durable when they return. */
public interface ApiTokenStore {
    Optional<ApiToken> find(String id);

    /** Oldest first. */
    List<ApiToken> list();

    void put(ApiToken token);

    /** False if there was none. */
    boolean remove(String id);
}
