package org.posthorn.webadmin;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.inject.Inject;

import org.apache.james.task.Task;
import org.apache.james.webadmin.Routes;
import org.apache.james.webadmin.tasks.TaskFromRequest;
import org.apache.james.webadmin.utils.Responses;
import org.posthorn.core.account.Account;
import org.posthorn.core.account.AccountState;
import org.posthorn.core.account.AccountStore;
import org.posthorn.core.account.HeldMessages;
import org.posthorn.core.domain.DomainStore;
import org.posthorn.core.domain.SendingDomain;
import org.posthorn.core.token.ApiTokens;

import spark.Request;
import spark.Response;
import spark.Service;

/** {@code /relay/accounts}: the accounts, their suspension and their activation. */
public final class AccountRoutes implements Routes {
    static final String BASE = "/relay/accounts";
    static final String ONE = BASE + "/:account";

    private final AccountStore accounts;
    private final DomainStore domains;
    private final ApiTokens tokens;
    private final HeldMessages held;
    private final Releases releases;

    @Inject
    public AccountRoutes(AccountStore accounts, DomainStore domains, ApiTokens tokens, HeldMessages held, Releases releases) {
        this.accounts = accounts;
        this.domains = domains;
        this.tokens = tokens;
        this.held = held;
        this.releases = releases;
    }

    @Override
    public String getBasePath() {
        return BASE;
    }

    @Override
    public void define(Service service) {
        service.get(BASE, this::list, Json::write);
        service.get(ONE, (request, response) -> view(Requests.account(accounts, request)), Json::write);
        service.put(ONE, this::put, Json::write);
        service.post(ONE, this::act, Json::write);
        service.delete(ONE, this::remove);
    }

    private Page<AccountView> list(Request request, Response response) {
        Query query = Query.of(request, Set.of("limit", "after"));
        int limit = query.limit();
        return Page.of(accounts.list(query.after(), limit + 1), limit, Account::id, this::view);
    }

    private AccountView put(Request request, Response response) {
        String id = request.params("account");
        if (!AccountForm.isId(id)) {
            throw Errors.badRequest("'account' must be 1 to 63 lower-case letters, digits and inner hyphens");
        }
        Optional<Account> former = accounts.find(id);
        List<SendingDomain> sending = domains.list(id);
        Account account = Fields.read(Requests.body(request), fields -> AccountForm.read(fields, id, former, sending));
        accounts.put(account);
        if (account.state() == AccountState.ACTIVE && former.map(Account::state).filter(state -> state != AccountState.ACTIVE).isPresent()) {
            releases.tasks().submit(releases.activation(account, former.get().state()));
        }
        response.status(former.isPresent() ? 200 : 201);
        return view(account);
    }

    private Object act(Request request, Response response) throws Exception {
        return switch (Requests.action(request)) {
            case "suspend" -> suspend(request);
            case "activate" -> ((TaskFromRequest) this::activate).asRoute(releases.tasks()).handle(request, response);
            default -> throw Errors.badRequest("'action' must be suspend or activate");
        };
    }

    private AccountView suspend(Request request) {
        Account account = Requests.account(accounts, request).with(AccountState.SUSPENDED);
        accounts.put(account);
        return view(account);
    }

    /** First the state, so that nothing more is held, then the release of what is. */
    private Task activate(Request request) {
        Account former = Requests.account(accounts, request);
        Account account = former.with(AccountState.ACTIVE);
        accounts.put(account);
        return releases.activation(account, former.state());
    }

    private String remove(Request request, Response response) {
        Account account = Requests.account(accounts, request);
        tokens.revokeAllOf(account.id());
        accounts.remove(account.id());
        held.discard(account.id());
        return Responses.returnNoContent(response);
    }

    private AccountView view(Account account) {
        return AccountView.of(account, held.count(account.id()));
    }
}
