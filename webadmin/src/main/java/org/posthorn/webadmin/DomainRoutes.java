package org.posthorn.webadmin;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.inject.Inject;

import org.apache.james.webadmin.Routes;
import org.apache.james.webadmin.utils.Responses;
import org.posthorn.core.account.Account;
import org.posthorn.core.account.AccountStore;
import org.posthorn.core.dkim.DkimKeys;
import org.posthorn.core.domain.DomainStore;
import org.posthorn.core.domain.SendingDomain;

import spark.Request;
import spark.Response;
import spark.Service;

/** {@code /relay/accounts/{account}/domains}: sending domains, each with a DKIM key made when it is first put. */
public final class DomainRoutes implements Routes {
    private static final String LIST = AccountRoutes.ONE + "/domains";
    private static final String ONE = LIST + "/:domain";

    private final AccountStore accounts;
    private final DomainStore domains;
    private final Clock clock;

    @Inject
    public DomainRoutes(AccountStore accounts, DomainStore domains, Clock clock) {
        this.accounts = accounts;
        this.domains = domains;
        this.clock = clock;
    }

    @Override
    public String getBasePath() {
        return AccountRoutes.BASE;
    }

    @Override
    public void define(Service service) {
        service.get(LIST, this::list, Json::write);
        service.get(ONE, (request, response) -> DomainView.of(existing(request)), Json::write);
        service.put(ONE, this::put, Json::write);
        service.delete(ONE, this::remove);
    }

    private Page<DomainView> list(Request request, Response response) {
        Account account = Requests.account(accounts, request);
        Query.of(request, Set.of());
        return Page.whole(domains.list(account.id()).stream().map(DomainView::of).toList());
    }

    private synchronized DomainView put(Request request, Response response) {
        Account account = Requests.account(accounts, request);
        String name = Requests.domain(request);
        Caller caller = Caller.of(request);
        Chosen chosen = Fields.read(Requests.body(request), fields -> new Chosen(bounceDomain(fields, name, caller), trackingHost(fields)));
        Optional<SendingDomain> former = domains.find(name).filter(domain -> domain.account().equals(account.id()));
        if (former.isEmpty() && domains.find(name).isPresent()) {
            throw taken(name);
        }
        SendingDomain domain = new SendingDomain(account.id(), name,
            chosen.bounceDomain().or(() -> former.map(SendingDomain::bounceDomain)).orElse(SendingDomain.defaultBounceDomain(name)),
            former.map(SendingDomain::key).orElseGet(() -> DkimKeys.generate(DkimKeys.defaultSelector(clock))),
            chosen.trackingHost().orElse(null));
        if (account.contacts().forwardsInto(List.of(domain))) {
            throw Errors.conflict("The account's bounceForward address is in " + name + " or its bounce domain, change it first");
        }
        if (!domains.put(domain)) {
            throw taken(name);
        }
        response.status(former.isPresent() ? 200 : 201);
        return DomainView.of(domain);
    }

    private record Chosen(Optional<String> bounceDomain, Optional<String> trackingHost) {
    }

    private static Optional<String> trackingHost(Fields fields) {
        return fields.text("trackingHost", Requests::domain, Requests.DOMAIN_FORM);
    }

    private String remove(Request request, Response response) {
        SendingDomain domain = existing(request);
        domains.remove(domain.account(), domain.domain());
        return Responses.returnNoContent(response);
    }

    private SendingDomain existing(Request request) {
        Account account = Requests.account(accounts, request);
        String name = Requests.domain(request);
        return domains.find(name)
            .filter(domain -> domain.account().equals(account.id()))
            .orElseThrow(() -> Errors.notFound("The account " + account.id() + " has no domain " + name));
    }

    /** An account's own token chooses below its domain only: mail to a bounce domain ends here, whoever else the domain may belong to. */
    private static Optional<String> bounceDomain(Fields fields, String domain, Caller caller) {
        return fields.text("bounceDomain", Requests::domain, Requests.DOMAIN_FORM)
            .filter(bounce -> caller.isAdmin() || bounce.endsWith("." + domain) || fields.wrong("bounceDomain", "below " + domain));
    }

    private static RuntimeException taken(String name) {
        return Errors.conflict("The domain " + name + " belongs to another account");
    }
}
