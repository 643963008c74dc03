package org.posthorn.webadmin;

import java.util.Optional;

import org.posthorn.core.token.ApiToken;

import spark.Request;

/**
 * Who asks.
 *
 * @param account the one account that the caller may touch; empty for an administrator
 */
record Caller(Optional<String> account) {
    private static final String ATTRIBUTE = Caller.class.getName();

    static void remember(Request request, ApiToken token) {
        request.attribute(ATTRIBUTE, new Caller(token.account()));
    }

    /** The caller that the filter let in. */
    static Caller of(Request request) {
        Caller caller = request.attribute(ATTRIBUTE);
        if (caller == null) {
            throw Errors.unauthorized("An API token is required");
        }
        return caller;
    }

    boolean isAdmin() {
        return account.isEmpty();
    }

    boolean mayTouch(String wanted) {
        return account.isEmpty() || account.get().equals(wanted);
    }
}
