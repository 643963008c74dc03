package org.posthorn.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.posthorn.core.event.SampleEvents.TIME;
import static org.posthorn.core.event.SampleEvents.accepted;
import static org.posthorn.core.event.SampleEvents.event;
import static org.posthorn.core.event.SampleEvents.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.posthorn.core.event.SubmittedMessage.Recipient;
import org.posthorn.core.message.Addressing;
import org.posthorn.core.tag.Tags;

/** What every event log does. */
public interface EventLogContract {
    /** The log under test, empty at the beginning of each test and the same during it. */
    EventLog log();

    @Test
    default void anAcceptedMessageIsFound() {
        SubmittedMessage message = message("acme", TIME, "bob@example.org", "eve@example.org");
        log().accept(message, accepted(message));
        assertThat(log().message(message.id())).contains(message);
    }

    @Test
    default void aMessageWithoutMessageIdIsFound() {
        SubmittedMessage plain = message("acme", TIME, "bob@example.org");
        SubmittedMessage message = new SubmittedMessage(plain.id(), "acme", null, "", plain.recipients(), 1, "2001:db8::1", TIME, Tags.NONE);
        log().accept(message, accepted(message));
        assertThat(log().message(message.id())).contains(message);
        assertThat(log().history(message.id())).isEqualTo(accepted(message));
    }

    @Test
    default void anUnknownMessageIsNotFound() {
        assertThat(log().message(message("acme", TIME, "bob@example.org").id())).isEmpty();
    }

    @Test
    default void aMessageAcceptedTwiceIsLeftAsItWas() {
        SubmittedMessage message = message("acme", TIME, "bob@example.org");
        log().accept(message, accepted(message));
        log().accept(new SubmittedMessage(message.id(), "acme", null, "", List.of(), 1, "192.0.2.8", TIME, Tags.NONE), accepted(message));
        assertThat(log().message(message.id())).contains(message);
        assertThat(log().history(message.id())).hasSize(1);
    }

    @Test
    default void howEachRecipientIsAddressedIsKept() {
        SubmittedMessage plain = message("acme", TIME);
        List<Recipient> recipients = List.of(new Recipient("a@example.org", Addressing.CC), new Recipient("b@example.org", null),
            new Recipient("c@example.org", Addressing.TO), new Recipient("d@example.org", Addressing.BCC));
        SubmittedMessage message = new SubmittedMessage(plain.id(), "acme", null, "", recipients, 1, "192.0.2.8", TIME, Tags.NONE);
        log().accept(message, List.of());
        assertThat(log().message(message.id())).contains(message);
    }

    @Test
    default void aHistoryIsInTheOrderOfRecording() {
        SubmittedMessage message = message("acme", TIME, "bob@example.org", "eve@example.org");
        List<Event> expected = new ArrayList<>(accepted(message));
        expected.add(event(message, EventType.DEFERRED, TIME.plusSeconds(2)));
        expected.add(event(message, EventType.BOUNCED, TIME.plusSeconds(1)));
        log().accept(message, accepted(message));
        log().append(expected.subList(2, 4));
        assertThat(log().history(message.id())).isEqualTo(expected);
    }

    @Test
    default void aHistoryHoldsNoOtherMessage() {
        SubmittedMessage message = message("acme", TIME, "bob@example.org");
        SubmittedMessage other = message("acme", TIME, "bob@example.org");
        log().accept(message, accepted(message));
        log().accept(other, accepted(other));
        assertThat(log().history(message.id())).isEqualTo(accepted(message));
    }

    @Test
    default void anEventRecordedAgainIsLeftAsItWas() {
        SubmittedMessage message = message("acme", TIME, "bob@example.org");
        Event first = event(message, EventType.DELIVERED, TIME);
        log().append(List.of(first));
        log().append(List.of(event(message, EventType.DELIVERED, TIME.plusSeconds(9)), event(message, EventType.BOUNCED, TIME)));
        assertThat(log().history(message.id())).containsExactly(first, event(message, EventType.BOUNCED, TIME));
    }

    @Test
    default void nothingToAppendChangesNothing() {
        log().append(List.of());
        assertThat(log().query(EventQuery.all("acme", 10)).events()).isEmpty();
    }

    @Test
    default void aQueryGivesTheAccountsEventsOnly() {
        SubmittedMessage message = message("acme", TIME, "bob@example.org");
        SubmittedMessage other = message("beta", TIME, "bob@example.org");
        log().accept(message, accepted(message));
        log().accept(other, accepted(other));
        assertThat(log().query(EventQuery.all("acme", 10)).events()).isEqualTo(accepted(message));
    }

    @Test
    default void aQueryByTypeRecipientAndMessageGivesThoseThatMatchAll() {
        SubmittedMessage message = message("acme", TIME, "bob@example.org", "eve@example.org");
        SubmittedMessage other = message("acme", TIME, "bob@example.org");
        log().accept(message, accepted(message));
        log().accept(other, accepted(other));
        log().append(List.of(event(message, EventType.DELIVERED, TIME)));
        EventFilter filter = EventFilter.ofMessage(message.id()).withType(EventType.ACCEPTED).withRecipient("bob@example.org");
        assertThat(log().query(EventQuery.first("acme", filter, 10)).events()).containsExactly(accepted(message).get(0));
    }

    @Test
    default void tagsAreKeptWithTheMessageAndItsEvents() {
        SubmittedMessage message = SampleEvents.tagged(new Tags("winter", "news", "587426", "news-de", "default", true), TIME, "bob@example.org");
        log().accept(message, accepted(message));
        assertThat(log().message(message.id())).contains(message);
        assertThat(log().history(message.id())).isEqualTo(accepted(message));
    }

    @Test
    default void aQueryByCampaignAndChannelGivesThoseThatMatchBoth() {
        SubmittedMessage wanted = tagged("winter", "news");
        List.of(wanted, tagged("winter", "alerts"), tagged("summer", "news"), tagged("winter", null), tagged(null, "news"), tagged(null, null))
            .forEach(message -> log().accept(message, accepted(message)));
        assertThat(log().query(by(Optional.of("winter"), Optional.of("news"))).events()).isEqualTo(accepted(wanted));
    }

    @Test
    default void aQueryByCampaignGivesEveryChannels() {
        List<SubmittedMessage> messages = List.of(tagged("winter", "news"), tagged("winter", null), tagged("winter", "alerts"), tagged("summer", "news"));
        messages.forEach(message -> log().accept(message, accepted(message)));
        assertThat(log().query(by(Optional.of("winter"), Optional.empty())).events())
            .isEqualTo(messages.subList(0, 3).stream().flatMap(message -> accepted(message).stream()).toList());
    }

    @Test
    default void aQueryByChannelGivesEveryCampaigns() {
        List<SubmittedMessage> messages = List.of(tagged("winter", "news"), tagged(null, "news"), tagged("summer", "alerts"));
        messages.forEach(message -> log().accept(message, accepted(message)));
        assertThat(log().query(by(Optional.empty(), Optional.of("news"))).events())
            .isEqualTo(messages.subList(0, 2).stream().flatMap(message -> accepted(message).stream()).toList());
    }

    @Test
    default void aQueryByTimeTakesTheBeginningAndLeavesTheEnd() {
        SubmittedMessage message = message("acme", TIME, "bob@example.org");
        Event deferred = event(message, EventType.DEFERRED, TIME.plusMillis(1));
        log().append(List.of(event(message, EventType.ACCEPTED, TIME), deferred, event(message, EventType.DELIVERED, TIME.plusMillis(2))));
        assertThat(log().query(between(TIME.plusMillis(1), TIME.plusMillis(2))).events()).containsExactly(deferred);
    }

    @Test
    default void pagesPutTogetherGiveEverythingOnce() {
        SubmittedMessage message = message("acme", TIME, "a@example.org", "b@example.org", "c@example.org", "d@example.org", "e@example.org");
        log().accept(message, accepted(message));
        List<Event> read = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            EventPage page = log().query(page(after, 2));
            assertThat(page.events()).hasSizeBetween(1, 2);
            read.addAll(page.events());
            after = page.next();
        } while (after.isPresent());
        assertThat(read).isEqualTo(accepted(message));
    }

    @Test
    default void aFullLastPageHasNoNext() {
        SubmittedMessage message = message("acme", TIME, "a@example.org", "b@example.org");
        log().accept(message, accepted(message));
        assertThat(log().query(page(Optional.empty(), 2)).next()).isEmpty();
    }

    @Test
    default void theLatestEventsOfARecipientComeLastFirst() {
        SubmittedMessage first = message("acme", TIME, "Bob@example.org");
        SubmittedMessage second = message("acme", TIME, "bob@example.org", "eve@example.org");
        List.of(first, second, message("beta", TIME, "bob@example.org")).forEach(message -> log().accept(message, accepted(message)));
        log().append(List.of(event(second, EventType.DELIVERED, TIME)));
        assertThat(log().latest("acme", "BOB@example.org", EventType.ACCEPTED, 10)).containsExactly(accepted(second).get(0), accepted(first).get(0));
    }

    @Test
    default void theLatestEventsAreLookedForAmongSoManyOfAnyType() {
        SubmittedMessage message = message("acme", TIME, "bob@example.org");
        log().accept(message, accepted(message));
        log().append(List.of(event(message, EventType.DEFERRED, TIME), event(message, EventType.DELIVERED, TIME)));
        assertThat(log().latest("acme", "bob@example.org", EventType.ACCEPTED, 2)).isEmpty();
    }

    @Test
    default void purgingForgetsWhatIsOlder() {
        SubmittedMessage old = message("acme", TIME.minusMillis(1), "bob@example.org", "eve@example.org");
        SubmittedMessage young = message("acme", TIME, "bob@example.org");
        log().accept(old, accepted(old));
        log().accept(young, accepted(young));
        assertThat(log().purge(TIME)).isEqualTo(2);
        assertThat(log().message(old.id())).isEmpty();
        assertThat(log().message(young.id())).contains(young);
        assertThat(log().query(EventQuery.all("acme", 10)).events()).isEqualTo(accepted(young));
    }

    private static SubmittedMessage tagged(String campaign, String channel) {
        return SampleEvents.tagged(new Tags(campaign, channel, null, null, null), TIME, "bob@example.org");
    }

    private static EventQuery by(Optional<String> campaign, Optional<String> channel) {
        return EventQuery.first("acme", new EventFilter(Optional.empty(), Optional.empty(), Optional.empty(), campaign, channel, Optional.empty(),
            Optional.empty()), 10);
    }

    private static EventQuery between(Instant since, Instant until) {
        return EventQuery.first("acme", new EventFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.of(since), Optional.of(until)), 10);
    }

    private static EventQuery page(Optional<String> after, int limit) {
        return new EventQuery("acme", EventFilter.ANY, after, limit);
    }
}
