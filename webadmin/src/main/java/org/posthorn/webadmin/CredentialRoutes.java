package org.posthorn.webadmin;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.inject.Inject;

import org.apache.james.webadmin.Routes;
import org.apache.james.webadmin.utils.Responses;
import org.posthorn.core.account.Account;
import org.posthorn.core.account.AccountStore;
import org.posthorn.core.account.Credential;
import org.posthorn.core.account.PasswordHash;

import spark.Request;
import spark.Response;
import spark.Service;

/** {@code /relay/accounts/{account}/credentials}: SMTP user names. A password goes in and never comes out. */
public final class CredentialRoutes implements Routes {
    private static final String LIST = AccountRoutes.ONE + "/credentials";
    private static final String ONE = LIST + "/:user";
    private static final Pattern USER = Pattern.compile("[a-z0-9._+-]+(?:@[a-z0-9.-]+)?");
    private static final int MAX_USER = 128;
    private static final int MIN_PASSWORD = 8;
    private static final int MAX_PASSWORD = 256;

    private record UserView(String user) {
    }

    private final AccountStore accounts;

    @Inject
    public CredentialRoutes(AccountStore accounts) {
        this.accounts = accounts;
    }

    @Override
    public String getBasePath() {
        return AccountRoutes.BASE;
    }

    @Override
    public void define(Service service) {
        service.get(LIST, this::list, Json::write);
        service.put(ONE, this::put);
        service.delete(ONE, this::remove);
    }

    private Page<UserView> list(Request request, Response response) {
        Account account = Requests.account(accounts, request);
        Query.of(request, Set.of());
        return Page.whole(accounts.users(account.id()).stream().map(UserView::new).toList());
    }

    private String put(Request request, Response response) {
        Account account = Requests.account(accounts, request);
        String user = user(request);
        String password = Fields.read(Requests.body(request), CredentialRoutes::password);
        if (!accounts.putCredential(new Credential(account.id(), user, PasswordHash.hash(password)))) {
            throw Errors.conflict("The user name " + user + " belongs to another account");
        }
        return Responses.returnNoContent(response);
    }

    private String remove(Request request, Response response) {
        Account account = Requests.account(accounts, request);
        String user = user(request);
        if (!accounts.removeCredential(account.id(), user)) {
            throw Errors.notFound("The account " + account.id() + " has no user " + user);
        }
        return Responses.returnNoContent(response);
    }

    private static String password(Fields fields) {
        String expected = "a string of " + MIN_PASSWORD + " to " + MAX_PASSWORD + " characters";
        Optional<String> password = fields.text("password", CredentialRoutes::acceptable, expected);
        if (password.isEmpty()) {
            fields.wrong("password", expected);
        }
        return password.orElse("");
    }

    private static Optional<String> acceptable(String password) {
        int length = password.codePointCount(0, password.length());
        return Optional.of(password).filter(text -> length >= MIN_PASSWORD && length <= MAX_PASSWORD);
    }

    private static String user(Request request) {
        String user = request.params("user").toLowerCase(Locale.ROOT);
        if (user.length() > MAX_USER || !USER.matcher(user).matches()) {
            throw Errors.badRequest("'user' must be at most " + MAX_USER + " letters, digits and . _ + -, or such with a domain behind @");
        }
        return user;
    }
}
