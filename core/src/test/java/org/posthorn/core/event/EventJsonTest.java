package org.posthorn.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.posthorn.core.bounce.Bounce;
import org.posthorn.core.bounce.BounceCategory;
import org.posthorn.core.bounce.BounceClass;
import org.posthorn.core.event.Event.Outcome;
import org.posthorn.core.event.Event.Subject;
import org.posthorn.core.message.MessageCopy;
import org.posthorn.core.message.MessageId;
import org.posthorn.core.tag.Tags;

class EventJsonTest {
    private static final MessageCopy COPY = new MessageCopy(new MessageId("01KAM1XK3V0123456789ABCDEF"), 3);
    private static final Subject SUBJECT = new Subject("acme", COPY, "<abc@news.example.com>", "news@news.example.com", "bob@example.org",
        new Tags("20191129_blackfriday_FR", "Welcome_emails_FR", "587426", "news-de", "default"));

    @Test
    void aBounceIsWrittenWithAllItsFields() {
        Event event = new Event(EventType.BOUNCED, SampleEvents.TIME, SUBJECT, 1, SampleEvents.REFUSAL);
        assertThat(EventJson.write(event)).isEqualTo("{\"id\":\"01KAM1XK3V0123456789ABCDEF-3-bounced-1\","
            + "\"type\":\"bounced\",\"time\":\"2026-11-21T21:00:00.123Z\","
            + "\"account\":\"acme\",\"message\":\"01KAM1XK3V0123456789ABCDEF\",\"messageId\":\"<abc@news.example.com>\",\"sender\":\"news@news.example.com\","
            + "\"recipient\":\"bob@example.org\",\"campaign\":\"20191129_blackfriday_FR\",\"channel\":\"Welcome_emails_FR\",\"recipientId\":\"587426\","
            + "\"mailing\":\"news-de\",\"pool\":\"default\",\"attempt\":1,\"bounce\":{\"class\":\"hard\",\"category\":\"bad-mailbox\"},\"status\":\"5.1.1\","
            + "\"reply\":\"550 5.1.1 user unknown\",\"remote\":{\"host\":\"mx1.example.org\",\"ip\":\"203.0.113.5\",\"tls\":\"TLSv1.3\"},\"source\":\"smtp\"}");
    }

    @Test
    void whatDoesNotApplyIsAbsent() {
        Event event = new Event(EventType.ACCEPTED, SampleEvents.TIME, new Subject("acme", COPY, null, "", "bob@example.org", Tags.NONE), 0, Outcome.NONE);
        assertThat(EventJson.write(event)).isEqualTo("{\"id\":\"01KAM1XK3V0123456789ABCDEF-3-accepted\","
            + "\"type\":\"accepted\",\"time\":\"2026-11-21T21:00:00.123Z\","
            + "\"account\":\"acme\",\"message\":\"01KAM1XK3V0123456789ABCDEF\",\"sender\":\"\",\"recipient\":\"bob@example.org\",\"source\":\"smtp\"}");
    }

    @Test
    void aTimeOfWholeSecondsHasMillisecondsToo() {
        Event event = new Event(EventType.ACCEPTED, SampleEvents.TIME.minusMillis(123), SUBJECT, 0, Outcome.NONE);
        assertThat(EventJson.write(event)).contains("\"time\":\"2026-11-21T21:00:00.000Z\"");
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void anEventOfAnyTypeComesBack(EventType type) {
        Event event = new Event(type, SampleEvents.TIME, SUBJECT, 2, SampleEvents.REFUSAL);
        assertThat(EventJson.read(EventJson.write(event))).isEqualTo(event);
    }

    @ParameterizedTest
    @EnumSource(BounceCategory.class)
    void anOutcomeOfAnyCategoryComesBack(BounceCategory category) {
        for (BounceClass bounceClass : BounceClass.values()) {
            Outcome outcome = new Outcome(new Bounce(bounceClass, category), null, "\u00e4\"\n\u2028", new Remote(null, "2001:db8::1", null), EventSource.DSN);
            Event event = new Event(EventType.BOUNCED, SampleEvents.TIME, SUBJECT, 0, outcome);
            assertThat(EventJson.read(EventJson.write(event))).isEqualTo(event);
        }
    }

    @Test
    void everySourceComesBack() {
        for (EventSource source : List.of(EventSource.values())) {
            Event event = new Event(EventType.DELIVERED, SampleEvents.TIME, SUBJECT, 1, new Outcome(null, null, null, null, source));
            assertThat(EventJson.read(EventJson.write(event))).isEqualTo(event);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "x", "{\"type\":\"accepted\"}", "{\"type\":\"accepted\",\"time\":\"now\"}", "null"})
    void whatIsNoEventIsRefused(String text) {
        assertThatThrownBy(() -> EventJson.read(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
