package org.posthorn.sqlite.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.posthorn.core.event.EventFilter;
import org.posthorn.core.event.EventQuery;
import org.posthorn.core.event.EventType;
import org.posthorn.core.message.MessageId;
import org.posthorn.sqlite.Database;
import org.posthorn.sqlite.Schema;
import org.posthorn.sqlite.Sql;

class SearchTest {
    private static final Optional<EventType> TYPE = Optional.of(EventType.BOUNCED);
    private static final Optional<String> RECIPIENT = Optional.of("bob@example.org");
    private static final Optional<String> CAMPAIGN = Optional.of("winter");
    private static final Optional<String> CHANNEL = Optional.of("news");
    private static final Optional<String> NO = Optional.empty();
    private static final Optional<Instant> TIME = Optional.of(Instant.EPOCH);

    @TempDir
    Path directory;

    static Stream<EventFilter> filters() {
        return Stream.of(EventFilter.ANY, filter(TYPE, NO, NO, NO), filter(TYPE, RECIPIENT, NO, NO), filter(TYPE, NO, CAMPAIGN, NO),
            filter(TYPE, NO, CAMPAIGN, CHANNEL), filter(TYPE, NO, NO, CHANNEL));
    }

    private static EventFilter filter(Optional<EventType> type, Optional<String> recipient, Optional<String> campaign, Optional<String> channel) {
        return new EventFilter(type, recipient, Optional.empty(), campaign, channel, TIME, TIME);
    }

    @ParameterizedTest
    @MethodSource("filters")
    void anIndexIsWalkedInTheOrderOfRecordingWithoutSorting(EventFilter filter) {
        assertThat(plan(filter)).hasSize(1).allMatch(step -> step.startsWith("SEARCH event USING INDEX"));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void aMessagesEventsAreFoundByItsId(EventFilter filter) {
        EventFilter ofMessage = new EventFilter(filter.type(), filter.recipient(), Optional.of(new MessageId("01JD7Z0000000000000000000A")),
            filter.campaign(), filter.channel(), filter.since(), filter.until());

        assertThat(plan(ofMessage)).first().asString().startsWith("SEARCH event USING INDEX event_id (id>? AND id<?");
    }

    @Test
    void theLatestEventsOfARecipientAreReadBackwardsWithoutSorting() {
        assertThat(plan(SqliteEventLog.LATEST)).noneMatch(step -> step.contains("TEMP B-TREE"))
            .anyMatch(step -> step.startsWith("SEARCH event USING INDEX event_recipient (account=? AND recipient=?)"));
    }

    private List<String> plan(EventFilter filter) {
        return plan(new Search(new EventQuery("acme", filter, Optional.of("7"), 10)).text());
    }

    private List<String> plan(String query) {
        try (Database database = Database.open(directory.resolve("events.db"), Schema.beside(SqliteEventLog.class))) {
            return database.read(sql -> Sql.list(sql, "EXPLAIN QUERY PLAN " + query, row -> row.getString("detail")));
        }
    }
}
