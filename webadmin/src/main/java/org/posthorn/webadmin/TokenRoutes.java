package org.posthorn.webadmin;

import java.util.Optional;
import java.util.Set;
import javax.inject.Inject;

import org.apache.james.webadmin.Routes;
import org.apache.james.webadmin.utils.Responses;
import org.posthorn.core.account.AccountStore;
import org.posthorn.core.token.ApiToken;
import org.posthorn.core.token.ApiTokens;

import spark.Request;
import spark.Response;
import spark.Service;

/** {@code /relay/tokens}: the tokens of this API. A token is shown once, when it is made. */
public final class TokenRoutes implements Routes {
    private static final String BASE = "/relay/tokens";

    /**
     * A token as the API shows it.
     *
     * @param token what its holder sends; null but in the answer that makes it
     */
    private record View(String id, String role, String account, String created, String token) {
        static View of(ApiToken token, String bearer) {
            return new View(token.id(), token.isAdmin() ? "admin" : "account", token.account().orElse(null), Json.time(token.created()), bearer);
        }
    }

    private final ApiTokens tokens;
    private final AccountStore accounts;

    @Inject
    public TokenRoutes(ApiTokens tokens, AccountStore accounts) {
        this.tokens = tokens;
        this.accounts = accounts;
    }

    @Override
    public String getBasePath() {
        return BASE;
    }

    @Override
    public void define(Service service) {
        service.get(BASE, this::list, Json::write);
        service.post(BASE, this::issue, Json::write);
        service.delete(BASE + "/:id", this::revoke);
    }

    private Page<View> list(Request request, Response response) {
        Query.of(request, Set.of());
        return Page.whole(tokens.list().stream().map(token -> View.of(token, null)).toList());
    }

    private View issue(Request request, Response response) {
        ApiTokens.Issued issued = tokens.issue(Fields.read(Requests.body(request), this::owner));
        response.status(201);
        return View.of(issued.token(), issued.bearer());
    }

    private String revoke(Request request, Response response) {
        if (!tokens.revoke(request.params("id"))) {
            throw Errors.notFound("There is no such token");
        }
        return Responses.returnNoContent(response);
    }

    private Optional<String> owner(Fields fields) {
        Optional<String> account = fields.text("account").filter(id -> accounts.find(id).isPresent() || fields.wrong("account", "an account's id"));
        String role = fields.text("role").orElse("");
        switch (role) {
            case "admin" -> account.ifPresent(id -> fields.wrong("account", "absent from an administrator's token"));
            case "account" -> requireAccount(fields, account);
            default -> fields.wrong("role", "admin or account");
        }
        return account;
    }

    private static void requireAccount(Fields fields, Optional<String> account) {
        if (account.isEmpty()) {
            fields.wrong("account", "an account's id");
        }
    }
}
