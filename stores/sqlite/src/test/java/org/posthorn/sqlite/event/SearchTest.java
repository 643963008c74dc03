package org.posthorn.sqlite.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.posthorn.core.event.EventQuery;
import org.posthorn.core.event.EventType;
import org.posthorn.core.message.MessageId;
import org.posthorn.sqlite.Database;
import org.posthorn.sqlite.Schema;
import org.posthorn.sqlite.Sql;

class SearchTest {
    private static final Optional<EventType> TYPE = Optional.of(EventType.BOUNCED);
    private static final Optional<String> RECIPIENT = Optional.of("bob@example.org");
    private static final Optional<Instant> TIME = Optional.of(Instant.EPOCH);

    @TempDir
    Path directory;

    static Stream<EventQuery> queries() {
        return Stream.of(EventQuery.all("acme", 10),
            new EventQuery("acme", TYPE, Optional.empty(), Optional.empty(), TIME, TIME, Optional.of("7"), 10),
            new EventQuery("acme", TYPE, RECIPIENT, Optional.empty(), TIME, TIME, Optional.of("7"), 10));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void anIndexIsWalkedInTheOrderOfRecordingWithoutSorting(EventQuery query) {
        assertThat(plan(query)).hasSize(1).allMatch(step -> step.startsWith("SEARCH event USING INDEX"));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void aMessagesEventsAreFoundByItsId(EventQuery query) {
        EventQuery ofMessage = new EventQuery("acme", query.type(), query.recipient(), Optional.of(new MessageId("01JD7Z0000000000000000000A")),
            query.since(), query.until(), query.after(), 10);

        assertThat(plan(ofMessage)).first().asString().startsWith("SEARCH event USING INDEX event_id (id>? AND id<?");
    }

    private List<String> plan(EventQuery query) {
        try (Database database = Database.open(directory.resolve("events.db"), Schema.beside(SqliteEventLog.class))) {
            return database.read(sql -> Sql.list(sql, "EXPLAIN QUERY PLAN " + new Search(query).text(), row -> row.getString("detail")));
        }
    }
}
