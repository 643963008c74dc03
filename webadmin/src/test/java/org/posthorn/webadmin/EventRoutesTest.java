package org.posthorn.webadmin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.posthorn.core.account.Account;
import org.posthorn.core.event.Event;
import org.posthorn.core.event.EventType;
import org.posthorn.core.event.SubmittedMessage;
import org.posthorn.core.event.SubmittedMessage.Recipient;
import org.posthorn.core.message.Addressing;
import org.posthorn.core.message.MessageCopy;
import org.posthorn.core.message.MessageId;
import org.posthorn.core.tag.Tags;

class EventRoutesTest {
    private static final String EVENTS = "/relay/accounts/acme/events";
    private static final MessageId MESSAGE = new MessageId("01JD7Z0000000000000000000A");
    private static final List<String> RECIPIENTS = List.of("Bob@example.org", "eve@example.org");
    private static final Tags TAGS = new Tags("winter", "news", "587426", "news-de", "default");

    @RegisterExtension
    final Relay relay = new Relay();

    @BeforeEach
    void setUp() {
        relay.accounts.put(Account.withDefaults("acme"));
        relay.events.accept(new SubmittedMessage(MESSAGE, "acme", "<abc@acme.test>", "news@acme.test",
            List.of(new Recipient(RECIPIENTS.get(0), Addressing.TO), new Recipient(RECIPIENTS.get(1), Addressing.BCC)), 1234, "192.0.2.7", Relay.NOON, TAGS),
            List.of(event(EventType.ACCEPTED, 0, 0), event(EventType.ACCEPTED, 1, 0)));
        relay.events.append(List.of(event(EventType.DELIVERED, 0, 1)));
    }

    @Test
    void anEventIsShownAsItIsEverywhere() {
        Answer answer = relay.get(EVENTS + "?type=delivered");

        assertThat(answer.at("/items/0/id")).isEqualTo(MESSAGE + "-0-delivered-1");
        assertThat(answer.at("/items/0/time")).isEqualTo("2026-11-21T12:00:01.000Z");
        assertThat(answer.at("/items/0/recipient")).isEqualTo("Bob@example.org");
        assertThat(answer.at("/items/0/mailing")).isEqualTo("news-de");
        assertThat(answer.json().at("/items/0").has("bounce")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"type=accepted,2", "recipient=bob@example.org,2", "message=01JD7Z0000000000000000000A,3", "message=01JD7Z0000000000000000000B,0",
        "since=2026-11-21T12:00:01Z,1", "until=2026-11-21T13:00:01%2B01:00,2", "type=accepted&recipient=eve@example.org,1",
        "campaign=winter,2", "channel=news,2", "campaign=winter&channel=alerts,0", "campaign=winter&type=delivered,1", "campaign=Winter,0"})
    void eventsCanBeNarrowed(String query, int count) {
        assertThat(relay.get(EVENTS + "?" + query).json().at("/items")).hasSize(count);
    }

    @Test
    void eventsHavePages() {
        Answer first = relay.get(EVENTS + "?limit=2");
        Answer second = relay.get(EVENTS + "?limit=2&after=" + first.at("/next"));

        assertThat(first.json().at("/items")).hasSize(2);
        assertThat(second.at("/items/0/type")).isEqualTo("delivered");
        assertThat(second.json().at("/next").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"type=exploded", "recipient=bob", "message=1", "since=yesterday", "until=2026", "after=x", "pool=x"})
    void aWrongParameterIs400(String query) {
        Answer answer = relay.get(EVENTS + "?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/message")).contains("'" + query.substring(0, query.indexOf('=')) + "'");
    }

    @Test
    void aMessageIsShownWithEachRecipientsStateAndHistory() {
        Answer answer = relay.get("/relay/messages/" + MESSAGE);

        assertThat(answer.at("/id")).isEqualTo(MESSAGE.value());
        assertThat(answer.at("/sender")).isEqualTo("news@acme.test");
        assertThat(answer.at("/mailing")).isEqualTo("news-de");
        assertThat(answer.json().at("/recipients").findValuesAsText("address")).isEqualTo(RECIPIENTS);
        assertThat(answer.json().at("/recipients").findValuesAsText("as")).containsExactly("to", "bcc");
        assertThat(answer.json().at("/recipients").findValuesAsText("state")).containsExactly("delivered", "queued");
        assertThat(answer.json().at("/recipients/0/history").findValuesAsText("type")).containsExactly("accepted", "delivered");
    }

    @ParameterizedTest
    @ValueSource(strings = {"01JD7Z0000000000000000000B", "nonsense"})
    void anUnknownMessageIs404(String id) {
        assertThat(relay.get("/relay/messages/" + id).status()).isEqualTo(404);
    }

    private static Event event(EventType type, int place, int attempt) {
        Instant time = Relay.NOON.plusSeconds(attempt);
        Event.Subject subject = new Event.Subject("acme", new MessageCopy(MESSAGE, place), "<abc@acme.test>", "news@acme.test", RECIPIENTS.get(place),
            place == 0 ? TAGS : Tags.NONE);
        return new Event(type, time, subject, attempt, Event.Outcome.NONE);
    }
}
