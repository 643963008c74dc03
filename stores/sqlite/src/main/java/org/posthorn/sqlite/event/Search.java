package org.posthorn.sqlite.event;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.posthorn.core.event.EventFilter;
import org.posthorn.core.event.EventQuery;
import org.posthorn.sqlite.Operation;
import org.posthorn.sqlite.Sql;
import org.posthorn.sqlite.Statements;

/** Finds a page's events and one more. Names the index to walk, in the order of recording: the planner would rather sort all that matches. */
final class Search implements Operation<List<EventRow>> {
    private final EventFilter filter;
    private final StringBuilder where = new StringBuilder("account = ? AND seq > ?");
    private final List<Object> parameters = new ArrayList<>();

    Search(EventQuery query) {
        filter = query.filter();
        parameters.add(query.account());
        parameters.add(query.after().map(Search::place).orElse(0L));
        filter.type().ifPresent(type -> and("type = ?", type.label()));
        filter.recipient().ifPresent(recipient -> and("recipient = ?", recipient.toLowerCase(Locale.ROOT)));
        filter.message().ifPresent(message -> and("id > ?", EventRow.firstId(message)));
        filter.message().ifPresent(message -> and("id < ?", EventRow.lastId(message)));
        filter.campaign().ifPresent(campaign -> and("campaign = ?", campaign));
        filter.channel().ifPresent(channel -> and("channel = ?", channel));
        filter.since().ifPresent(since -> and("time >= ?", since.toEpochMilli()));
        filter.until().ifPresent(until -> and("time < ?", until.toEpochMilli()));
        parameters.add(query.limit() + 1);
    }

    @Override
    public List<EventRow> apply(Statements sql) throws SQLException {
        return Sql.list(sql, text(), EventRow::read, parameters.toArray());
    }

    String text() {
        return "SELECT seq, json FROM event INDEXED BY " + index() + " WHERE " + where + " ORDER BY seq LIMIT ?";
    }

    /** The index that leaves the fewest events to look at. */
    private String index() {
        if (filter.message().isPresent()) {
            return "event_id";
        }
        if (filter.recipient().isPresent()) {
            return "event_recipient";
        }
        if (filter.campaign().isPresent()) {
            return "event_campaign";
        }
        if (filter.channel().isPresent()) {
            return "event_channel";
        }
        return filter.type().isPresent() ? "event_type" : "event_account";
    }

    private void and(String condition, Object parameter) {
        where.append(" AND ").append(condition);
        parameters.add(parameter);
    }

    private static long place(String after) {
        if (!after.matches("[0-9]{1,18}")) {
            throw new IllegalArgumentException("'after' must be what the page before gave as next");
        }
        return Long.parseLong(after);
    }
}
