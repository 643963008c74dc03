package org.posthorn.webadmin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posthorn.core.event.Event;
import org.posthorn.core.event.EventType;
import org.posthorn.core.event.SampleEvents;
import org.posthorn.core.event.SubmittedMessage;
import org.posthorn.core.message.MessageCopy;
import org.posthorn.core.message.MessageId;
import org.posthorn.core.tag.Tags;

class UsageRoutesTest {
    private static final String USAGE = "/relay/accounts/acme/usage";

    @RegisterExtension
    final Relay relay = new Relay();

    @BeforeEach
    void acmeHasAMailing() {
        relay.put("/relay/accounts/acme", "{\"mailings\":[{\"code\":\"news-de\",\"name\":\"News, DE\"}]}");
        accept("news-de", Relay.NOON);
        accept("news-de", Relay.NOON);
        accept(null, Relay.NOON);
        accept("-old", Instant.parse("2026-10-01T00:00:00Z"));
    }

    @Test
    void aMonthHasALineForEachMailing() {
        assertThat(relay.get(USAGE + "?month=2026-11").body()).isEqualTo("{\"month\":\"2026-11\",\"items\":["
            + "{\"mailing\":\"news-de\",\"name\":\"News, DE\",\"accepted\":2},{\"mailing\":null,\"name\":null,\"accepted\":1}]}");
    }

    @Test
    void theMonthIsTheCurrentOneUnlessAnotherIsNamed() {
        assertThat(relay.get(USAGE).at("/month")).isEqualTo("2026-11");
    }

    @Test
    void aMailingThatIsGoneHasNoName() {
        assertThat(relay.get(USAGE + "?month=2026-10").body()).isEqualTo(
            "{\"month\":\"2026-10\",\"items\":[{\"mailing\":\"-old\",\"name\":null,\"accepted\":1}]}");
    }

    @Test
    void aMonthOfNothingIsEmpty() {
        assertThat(relay.get(USAGE + "?month=2025-01").body()).isEqualTo("{\"month\":\"2025-01\",\"items\":[]}");
    }

    @Test
    void itCanBeHadAsATable() {
        Answer answer = relay.send(relay.request(USAGE).header("Accept", "text/csv").GET());

        assertThat(answer.body()).isEqualTo("mailing,name,accepted\r\nnews-de,\"News, DE\",2\r\n,,1\r\n");
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).isEqualToIgnoringCase("text/csv; charset=utf-8");
    }

    @Test
    void aTableHoldsNoFormula() {
        Answer answer = relay.send(relay.request(USAGE + "?month=2026-10").header("Accept", "text/csv").GET());

        assertThat(answer.body()).endsWith("\r\n'-old,,1\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"month=2026-13", "month=2026-1", "month=november", "month=2026-11-01", "month=%2B2026-11", "year=2026"})
    void aWrongParameterIs400(String query) {
        Answer answer = relay.get(USAGE + "?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/message")).contains("'" + query.substring(0, query.indexOf('=')) + "'");
    }

    @Test
    void anUnknownAccountIs404() {
        assertThat(relay.get("/relay/accounts/globex/usage").status()).isEqualTo(404);
    }

    @Test
    void anAccountSeesItsOwnOnly() {
        relay.put("/relay/accounts/globex", "{}");
        relay.asAccount("acme");

        assertThat(relay.get(USAGE).status()).isEqualTo(200);
        assertThat(relay.get("/relay/accounts/globex/usage").status()).isEqualTo(403);
    }

    private void accept(String mailing, Instant time) {
        MessageId id = MessageId.create(Clock.fixed(time, ZoneOffset.UTC));
        Tags tags = Tags.ofMailing(mailing);
        Event.Subject subject = new Event.Subject("acme", new MessageCopy(id, 0), null, "news@acme.test", "bob@example.org", tags);
        relay.events.accept(new SubmittedMessage(id, "acme", null, "news@acme.test", SampleEvents.to("bob@example.org"), 10, "192.0.2.7", time, tags),
            List.of(new Event(EventType.ACCEPTED, time, subject, 0, Event.Outcome.NONE)));
    }
}
