package org.posthorn.webadmin;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.inject.Inject;

import org.apache.james.webadmin.Routes;
import org.posthorn.core.account.AccountStore;
import org.posthorn.core.event.EventFilter;
import org.posthorn.core.event.EventJson;
import org.posthorn.core.event.EventLog;
import org.posthorn.core.event.EventPage;
import org.posthorn.core.event.EventQuery;
import org.posthorn.core.event.EventType;
import org.posthorn.core.message.MessageId;

import com.fasterxml.jackson.databind.util.RawValue;

import spark.Request;
import spark.Response;
import spark.Service;

/** {@code /relay/accounts/{account}/events}: what became of an account's messages, in the order of recording. */
public final class EventRoutes implements Routes {
    private static final Set<String> PARAMETERS = Set.of("type", "recipient", "message", "campaign", "channel", "since", "until", "limit", "after");

    private final AccountStore accounts;
    private final EventLog events;

    @Inject
    public EventRoutes(AccountStore accounts, EventLog events) {
        this.accounts = accounts;
        this.events = events;
    }

    @Override
    public String getBasePath() {
        return AccountRoutes.BASE;
    }

    @Override
    public void define(Service service) {
        service.get(AccountRoutes.ONE + "/events", this::list, Json::write);
    }

    private Page<RawValue> list(Request request, Response response) {
        String account = Requests.account(accounts, request).id();
        EventPage page = events.query(query(account, Query.of(request, PARAMETERS)));
        List<RawValue> items = page.events().stream().map(EventJson::write).map(RawValue::new).toList();
        return new Page<>(items, page.next().orElse(null));
    }

    private static EventQuery query(String account, Query query) {
        EventFilter filter = new EventFilter(
            query.parsed("type", EventType::parse, "accepted, suppressed, deferred, delivered, bounced or expired"),
            query.parsed("recipient", Requests::addressKey, "a mail address"),
            query.parsed("message", MessageId::parse, "a message's id"),
            query.text("campaign"),
            query.text("channel"),
            query.time("since"),
            query.time("until"));
        return new EventQuery(account, filter, query.parsed("after", EventRoutes::place, "the next of the page before"), query.limit());
    }

    private static Optional<String> place(String text) {
        return Optional.of(text).filter(digits -> digits.matches("[0-9]{1,18}"));
    }
}
