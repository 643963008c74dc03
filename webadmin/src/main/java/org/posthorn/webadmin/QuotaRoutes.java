package org.posthorn.webadmin;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.inject.Inject;

import org.apache.james.webadmin.Routes;
import org.posthorn.core.account.Account;
import org.posthorn.core.account.AccountStore;
import org.posthorn.core.admission.Quotas;
import org.posthorn.core.admission.Sessions;
import org.posthorn.core.admission.Usage;

import spark.Request;
import spark.Response;
import spark.Service;

/** {@code /relay/accounts/{account}/quotas}: what an account has used of its quotas up to now, and how many sessions it has open, on this node. */
public final class QuotaRoutes implements Routes {
    private static final String BASE = AccountRoutes.ONE + "/quotas";

    /**
     * One quota as the API shows it.
     *
     * @param used messages since the period began, one for each recipient
     * @param limit null where there is none
     * @param resets when the next period begins
     */
    private record Quota(long used, Long limit, String resets) {
    }

    private record View(Map<String, Quota> quotas, int sessions) {
    }

    private final AccountStore accounts;
    private final Quotas quotas;
    private final Sessions sessions;

    @Inject
    public QuotaRoutes(AccountStore accounts, Quotas quotas, Sessions sessions) {
        this.accounts = accounts;
        this.quotas = quotas;
        this.sessions = sessions;
    }

    @Override
    public String getBasePath() {
        return AccountRoutes.BASE;
    }

    @Override
    public void define(Service service) {
        service.get(BASE, this::show, Json::write);
    }

    private View show(Request request, Response response) {
        Query.of(request, Set.of());
        Account account = Requests.account(accounts, request);
        Map<String, Quota> shown = new LinkedHashMap<>();
        for (Usage usage : quotas.usage(account.id())) {
            shown.put(usage.period().label(), new Quota(usage.used(), account.limits().quotas().get(usage.period()), Json.time(usage.resets())));
        }
        return new View(shown, sessions.of(account.id()));
    }
}
