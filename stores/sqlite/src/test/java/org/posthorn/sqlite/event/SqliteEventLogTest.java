package org.posthorn.sqlite.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.posthorn.core.event.SampleEvents.TIME;
import static org.posthorn.core.event.SampleEvents.accepted;
import static org.posthorn.core.event.SampleEvents.event;
import static org.posthorn.core.event.SampleEvents.message;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posthorn.core.event.Event;
import org.posthorn.core.event.EventFilter;
import org.posthorn.core.event.EventLog;
import org.posthorn.core.event.EventLogContract;
import org.posthorn.core.event.EventPage;
import org.posthorn.core.event.EventQuery;
import org.posthorn.core.event.EventType;
import org.posthorn.core.event.MailingUsage;
import org.posthorn.core.event.MailingUsageContract;
import org.posthorn.core.event.SubmittedMessage;

class SqliteEventLogTest implements EventLogContract, MailingUsageContract {
    @TempDir
    Path directory;
    private SqliteEventLog log;

    @BeforeEach
    void setUp() {
        log = SqliteEventLog.open(directory.resolve("events.db"));
    }

    @AfterEach
    void tearDown() {
        log.close();
    }

    @Override
    public EventLog log() {
        return log;
    }

    @Test
    void messagesAndEventsAreThereAfterReopening() {
        SubmittedMessage message = message("acme", TIME, "bob@example.org");
        log.accept(message, accepted(message));

        reopen();

        assertThat(log.message(message.id())).contains(message);
        assertThat(log.history(message.id())).isEqualTo(accepted(message));
    }

    @Test
    void everyPartOfARefusalIsKept() {
        SubmittedMessage message = message("acme", TIME, "bob@example.org");
        Event bounced = event(message, EventType.BOUNCED, TIME);

        log.append(List.of(bounced));

        assertThat(log.history(message.id())).containsExactly(bounced);
    }

    @Test
    void aRecipientIsFoundInAnyCase() {
        SubmittedMessage message = message("acme", TIME, "Bob@Example.org");
        log.accept(message, accepted(message));

        assertThat(log.query(forRecipient("bOB@example.org")).events()).isEqualTo(accepted(message));
    }

    @Test
    void appendsAtTheSameTimeAreAllRecorded() {
        List<SubmittedMessage> messages = Stream.generate(() -> message("acme", TIME, "bob@example.org")).limit(200).toList();

        messages.stream().map(message -> CompletableFuture.runAsync(() -> log.accept(message, accepted(message)))).toList()
            .forEach(CompletableFuture::join);

        assertThat(log.query(EventQuery.all("acme", 1000)).events()).hasSize(200);
    }

    @Test
    void usageAtTheSameTimeIsCountedExactlyAndKept() {
        List<SubmittedMessage> messages = Stream.generate(() -> message("acme", TIME, "a@example.org", "b@example.org")).limit(100).toList();

        Stream.concat(messages.stream(), messages.stream()).map(message -> CompletableFuture.runAsync(() -> log.accept(message, accepted(message)))).toList()
            .forEach(CompletableFuture::join);
        reopen();

        assertThat(log.usage("acme", NOVEMBER)).containsExactly(new MailingUsage(null, 200));
    }

    @Test
    void aReaderResumesAfterAPurgeOfAllThatItRead() {
        SubmittedMessage old = message("acme", TIME, "a@example.org", "b@example.org");
        log.accept(old, accepted(old));
        Optional<String> next = log.query(EventQuery.all("acme", 1)).next();
        log.purge(TIME.plusMillis(1));
        reopen();

        SubmittedMessage young = message("acme", TIME, "c@example.org");
        log.accept(young, accepted(young));

        assertThat(log.query(after(next)).events()).isEqualTo(accepted(young));
    }

    @Test
    void moreThanABatchIsPurged() {
        SubmittedMessage message = message("acme", TIME, Stream.generate(() -> "bob@example.org").limit(2001).toArray(String[]::new));
        log.accept(message, accepted(message));

        assertThat(log.purge(TIME.plusMillis(1))).isEqualTo(2001);
    }

    @Test
    void aForeignPlaceToResumeFromIsRefused() {
        assertThatThrownBy(() -> log.query(after(Optional.of("x' OR 1=1")))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPageOfNothingHasNoNext() {
        assertThat(log.query(EventQuery.all("nobody", 1))).isEqualTo(new EventPage(List.of(), Optional.empty()));
    }

    private void reopen() {
        log.close();
        log = SqliteEventLog.open(directory.resolve("events.db"));
    }

    private static EventQuery after(Optional<String> place) {
        return new EventQuery("acme", EventFilter.ANY, place, 10);
    }

    private static EventQuery forRecipient(String recipient) {
        return EventQuery.first("acme", EventFilter.ANY.withRecipient(recipient), 10);
    }
}
