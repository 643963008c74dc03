package org.posthorn.core.token;

import java.time.Instant;
import java.util.Optional;

/**
 * A bearer token of the WebAdmin API, without its secret.
 *
 * @param id its public name
 * @param secretHash SHA-256 of the secret's 256 random bits, in hexadecimal
 * @param account the one account that it may touch; empty for an administrator's
 */
public record ApiToken(String id, String secretHash, Optional<String> account, Instant created) {
    public boolean isAdmin() {
        return account.isEmpty();
    }
}
