package org.posthorn.sqlite.event;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;

import org.posthorn.core.event.Event;
import org.posthorn.core.event.EventJson;
import org.posthorn.core.message.MessageId;
import org.posthorn.sqlite.Statements;

/**
 * An event as its table holds it: whole as JSON, and what is asked for besides.
 *
 * @param seq the place in the order of recording; 0 before it has one
 */
record EventRow(long seq, Event event, String json) {
    private static final String INSERT =
        "INSERT OR IGNORE INTO event (id, account, type, time, recipient, json, campaign, channel) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";

    static EventRow of(Event event) {
        return new EventRow(0, event, EventJson.write(event));
    }

    /** From the columns {@code seq} and {@code json}. */
    static EventRow read(ResultSet row) throws SQLException {
        String json = row.getString("json");
        return new EventRow(row.getLong("seq"), EventJson.read(json), json);
    }

    /** From the column {@code json}. */
    static Event event(ResultSet row) throws SQLException {
        return EventJson.read(row.getString("json"));
    }

    /** Sorts before the ids of that message's events, and behind those of messages before it. */
    static String firstId(MessageId message) {
        return message.value() + "-";
    }

    /** Sorts behind the ids of that message's events, and before those of messages behind it. */
    static String lastId(MessageId message) {
        return message.value() + ".";
    }

    /** How many rows it added: none if an event of that id is there. */
    int insert(Statements sql) throws SQLException {
        PreparedStatement statement = sql.of(INSERT);
        statement.setString(1, event.id());
        statement.setString(2, event.subject().account());
        statement.setString(3, event.type().label());
        statement.setLong(4, event.time().toEpochMilli());
        statement.setString(5, event.subject().recipient().toLowerCase(Locale.ROOT));
        statement.setString(6, json);
        statement.setString(7, event.subject().tags().campaign());
        statement.setString(8, event.subject().tags().channel());
        return statement.executeUpdate();
    }
}
