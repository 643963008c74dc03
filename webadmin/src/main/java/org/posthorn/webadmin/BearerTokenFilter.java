package org.posthorn.webadmin;

import java.util.List;
import java.util.Optional;
import javax.inject.Inject;

import org.apache.james.webadmin.authentication.AuthenticationFilter;
import org.posthorn.core.token.ApiToken;
import org.posthorn.core.token.ApiTokens;

import spark.Request;
import spark.Response;

/**
 * Lets nobody in without an API token ({@code Authorization: Bearer <id>.<secret>}, RFC 6750). An administrator's token opens every route. An
 * account's opens what lies below its account, reads the account itself, and reads messages, whose route checks that they are the account's own.
 */
public final class BearerTokenFilter implements AuthenticationFilter {
    private static final String SCHEME = "Bearer ";
    // Spark routes by this header but reports the request line's method, so that checks and route could see different methods.
    private static final String METHOD_OVERRIDE = "X-HTTP-Method-Override";

    private final ApiTokens tokens;

    @Inject
    public BearerTokenFilter(ApiTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public void handle(Request request, Response response) {
        if (request.headers(METHOD_OVERRIDE) != null) {
            throw Errors.badRequest(METHOD_OVERRIDE + " is not supported");
        }
        if (request.requestMethod().equals("OPTIONS")) {
            return;
        }
        ApiToken token = bearer(request).flatMap(tokens::authenticate).orElseThrow(() -> challenge(response));
        if (!token.isAdmin() && !isOpenTo(token.account().get(), request)) {
            throw Errors.forbidden("This token is for the account " + token.account().get() + " alone");
        }
        request.attribute(LOGIN, token.id());
        Caller.remember(request, token);
    }

    private static Optional<String> bearer(Request request) {
        return Optional.ofNullable(request.headers("Authorization"))
            .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
            .map(value -> value.substring(SCHEME.length()).trim());
    }

    private static RuntimeException challenge(Response response) {
        response.header("WWW-Authenticate", "Bearer");
        return Errors.unauthorized("A valid API token is required: Authorization: Bearer <token>");
    }

    private static boolean isOpenTo(String account, Request request) {
        List<String> path = Requests.segments(request);
        if (path.size() < 3 || !path.get(0).equals("relay")) {
            return false;
        }
        boolean reads = request.requestMethod().equals("GET") || request.requestMethod().equals("HEAD");
        return switch (path.get(1)) {
            case "accounts" -> path.get(2).equals(account) && (path.size() > 3 || reads);
            case "messages" -> path.size() == 3 && reads;
            default -> false;
        };
    }
}
