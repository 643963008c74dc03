package org.posthorn.sqlite.event;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.posthorn.core.event.EventQuery;
import org.posthorn.sqlite.Operation;
import org.posthorn.sqlite.Sql;
import org.posthorn.sqlite.Statements;

/** Finds a page's events and one more. Names the index to walk, in the order of recording: the planner would rather sort all that matches. */
final class Search implements Operation<List<EventRow>> {
    private final EventQuery query;
    private final StringBuilder where = new StringBuilder("account = ? AND seq > ?");
    private final List<Object> parameters = new ArrayList<>();

    Search(EventQuery query) {
        this.query = query;
        parameters.add(query.account());
        parameters.add(query.after().map(Search::place).orElse(0L));
        query.type().ifPresent(type -> and("type = ?", type.label()));
        query.recipient().ifPresent(recipient -> and("recipient = ?", recipient.toLowerCase(Locale.ROOT)));
        query.message().ifPresent(message -> and("id > ?", EventRow.firstId(message)));
        query.message().ifPresent(message -> and("id < ?", EventRow.lastId(message)));
        query.since().ifPresent(since -> and("time >= ?", since.toEpochMilli()));
        query.until().ifPresent(until -> and("time < ?", until.toEpochMilli()));
        parameters.add(query.limit() + 1);
    }

    @Override
    public List<EventRow> apply(Statements sql) throws SQLException {
        return Sql.list(sql, text(), EventRow::read, parameters.toArray());
    }

    String text() {
        return "SELECT seq, json FROM event INDEXED BY " + index() + " WHERE " + where + " ORDER BY seq LIMIT ?";
    }

    private String index() {
        if (query.message().isPresent()) {
            return "event_id";
        }
        if (query.recipient().isPresent()) {
            return "event_recipient";
        }
        return query.type().isPresent() ? "event_type" : "event_account";
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
