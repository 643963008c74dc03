package org.posthorn.webadmin;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.inject.Inject;

import org.apache.james.webadmin.Routes;
import org.posthorn.core.account.Account;
import org.posthorn.core.account.AccountStore;
import org.posthorn.core.account.Mailing;
import org.posthorn.core.event.EventLog;
import org.posthorn.core.event.MailingUsage;

import com.fasterxml.jackson.annotation.JsonInclude;

import spark.Request;
import spark.Response;
import spark.Service;

/** {@code /relay/accounts/{account}/usage}: what each of an account's mailings has used in a calendar month (UTC), as numbers for bills (R4.4). */
public final class UsageRoutes implements Routes {
    private static final List<String> HEADER = List.of("mailing", "name", "accepted");

    /**
     * One mailing as the API shows it.
     *
     * @param mailing null for messages that named none
     * @param name as it is now; null if the account has no such mailing
     */
    @JsonInclude
    private record Item(String mailing, String name, long accepted) {
        List<String> row() {
            List<String> row = new ArrayList<>();
            row.add(mailing);
            row.add(name);
            row.add(Long.toString(accepted));
            return row;
        }
    }

    private record View(String month, List<Item> items) {
    }

    private final AccountStore accounts;
    private final EventLog events;
    private final Clock clock;

    @Inject
    public UsageRoutes(AccountStore accounts, EventLog events, Clock clock) {
        this.accounts = accounts;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String getBasePath() {
        return AccountRoutes.BASE;
    }

    @Override
    public void define(Service service) {
        service.get(AccountRoutes.ONE + "/usage", this::show);
    }

    private String show(Request request, Response response) {
        YearMonth month = Query.of(request, Set.of("month")).parsed("month", UsageRoutes::month, "a month such as 2026-11")
            .orElseGet(() -> YearMonth.now(clock.withZone(ZoneOffset.UTC)));
        Account account = Requests.account(accounts, request);
        List<Item> items = events.usage(account.id(), month).stream().map(usage -> item(account, usage)).toList();
        if (!Csv.isWanted(request)) {
            return Json.write(new View(month.toString(), items));
        }
        response.type(Csv.TYPE);
        List<List<String>> rows = new ArrayList<>(List.of(HEADER));
        items.forEach(item -> rows.add(item.row()));
        return Csv.table(rows);
    }

    private static Item item(Account account, MailingUsage usage) {
        String name = account.mailings().stream().filter(mailing -> mailing.code().equals(usage.mailing())).map(Mailing::name).findFirst().orElse(null);
        return new Item(usage.mailing(), name, usage.accepted());
    }

    private static Optional<YearMonth> month(String text) {
        try {
            return text.matches("[0-9]{4}-[0-9]{2}") ? Optional.of(YearMonth.parse(text)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
