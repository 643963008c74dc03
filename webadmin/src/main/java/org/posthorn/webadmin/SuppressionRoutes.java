package org.posthorn.webadmin;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.inject.Inject;

import org.apache.james.webadmin.Routes;
import org.apache.james.webadmin.utils.Responses;
import org.posthorn.core.account.AccountStore;
import org.posthorn.core.suppression.Suppression;
import org.posthorn.core.suppression.SuppressionReason;
import org.posthorn.core.suppression.SuppressionStore;

import spark.Request;
import spark.Response;
import spark.Service;

/** {@code /relay/accounts/{account}/suppressions}, and {@code /relay/suppressions} for the entries that hold for every account. */
public final class SuppressionRoutes implements Routes {
    private static final String BASE = "/relay";
    private static final String LIST = "/suppressions";

    private final AccountStore accounts;
    private final SuppressionStore suppressions;
    private final Clock clock;

    @Inject
    public SuppressionRoutes(AccountStore accounts, SuppressionStore suppressions, Clock clock) {
        this.accounts = accounts;
        this.suppressions = suppressions;
        this.clock = clock;
    }

    @Override
    public String getBasePath() {
        return BASE;
    }

    @Override
    public void define(Service service) {
        define(service, AccountRoutes.ONE + LIST, request -> Requests.account(accounts, request).id());
        define(service, BASE + LIST, request -> Suppression.EVERYONE);
    }

    private void define(Service service, String list, Function<Request, String> scope) {
        String one = list + "/:address";
        service.get(list, (request, response) -> list(request, scope.apply(request)), Json::write);
        service.get(one, (request, response) -> get(request, scope.apply(request)), Json::write);
        service.put(one, (request, response) -> put(request, response, scope.apply(request)), Json::write);
        service.delete(one, (request, response) -> remove(request, response, scope.apply(request)));
    }

    private Page<SuppressionView> list(Request request, String scope) {
        Query query = Query.of(request, Set.of("reason", "limit", "after"));
        Optional<SuppressionReason> reason = query.parsed("reason", SuppressionReason::parse, SuppressionView.REASONS);
        int limit = query.limit();
        return Page.of(suppressions.list(scope, reason, query.after(), limit + 1), limit, Suppression::address, SuppressionView::of);
    }

    private SuppressionView get(Request request, String scope) {
        String address = Requests.address(request);
        return suppressions.get(scope, address).map(SuppressionView::of).orElseThrow(() -> missing(address));
    }

    private SuppressionView put(Request request, Response response, String scope) {
        String address = Requests.address(request);
        Suppression entry = Fields.read(Requests.body(request), fields -> SuppressionView.read(fields, scope, address, clock.instant()));
        response.status(suppressions.get(scope, address).isPresent() ? 200 : 201);
        suppressions.put(entry);
        return SuppressionView.of(entry);
    }

    private String remove(Request request, Response response, String scope) {
        String address = Requests.address(request);
        if (!suppressions.remove(scope, address)) {
            throw missing(address);
        }
        return Responses.returnNoContent(response);
    }

    private static RuntimeException missing(String address) {
        return Errors.notFound(address + " is not suppressed there");
    }
}
