package org.posthorn.webadmin;

import java.util.Set;
import javax.inject.Inject;

import org.apache.james.webadmin.Routes;
import org.posthorn.core.account.Account;
import org.posthorn.core.account.AccountStore;
import org.posthorn.core.suppression.BounceCounts;
import org.posthorn.core.suppression.BounceLimits;
import org.posthorn.core.suppression.Suppression;
import org.posthorn.core.suppression.SuppressionStore;

import spark.Request;
import spark.Response;
import spark.Service;

/** {@code /relay/accounts/{account}/recipients/{address}}: whether an address gets mail of an account, and how near it is to the limits of bounces. */
public final class RecipientRoutes implements Routes {
    private static final String ONE = AccountRoutes.ONE + "/recipients/:address";

    /** What is counted, and what suppresses. */
    private record Counter(int bounces, int limit) {
    }

    /**
     * A recipient as the API shows it.
     *
     * @param suppression the account's own entry; null if there is none
     * @param forAll the entry for all accounts; null if there is none
     * @param hard hard bounces in all
     * @param soft soft bounces since the last delivery
     */
    private record View(String address, boolean suppressed, SuppressionView suppression, SuppressionView forAll, Counter hard, Counter soft) {
    }

    private final AccountStore accounts;
    private final SuppressionStore suppressions;

    @Inject
    public RecipientRoutes(AccountStore accounts, SuppressionStore suppressions) {
        this.accounts = accounts;
        this.suppressions = suppressions;
    }

    @Override
    public String getBasePath() {
        return AccountRoutes.BASE;
    }

    @Override
    public void define(Service service) {
        service.get(ONE, this::show, Json::write);
    }

    private View show(Request request, Response response) {
        Query.of(request, Set.of());
        Account account = Requests.account(accounts, request);
        String address = Requests.address(request);
        SuppressionView own = entry(account.id(), address);
        SuppressionView forAll = entry(Suppression.EVERYONE, address);
        BounceCounts counts = suppressions.counts(account.id(), address);
        BounceLimits limits = account.bounceLimits();
        return new View(address, own != null || forAll != null, own, forAll,
            new Counter(counts.hard(), limits.hard()), new Counter(counts.soft(), limits.soft()));
    }

    private SuppressionView entry(String scope, String address) {
        return suppressions.get(scope, address).map(SuppressionView::of).orElse(null);
    }
}
