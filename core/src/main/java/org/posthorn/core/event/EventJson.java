package org.posthorn.core.event;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.posthorn.core.bounce.Bounce;
import org.posthorn.core.bounce.BounceCategory;
import org.posthorn.core.bounce.BounceClass;
import org.posthorn.core.message.MessageCopy;
import org.posthorn.core.message.MessageId;
import org.posthorn.core.tag.Tags;

/** An event as JSON: the same in the API, in logs and in webhooks. A field that does not apply is absent. Times are RFC 3339, UTC, with milliseconds. */
public final class EventJson {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final ObjectMapper READER = new ObjectMapper();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private EventJson() {
    }

    public static String write(Event event) {
        StringWriter text = new StringWriter(400);
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            write(event, json);
        } catch (IOException e) {
            throw new UncheckedIOException("A string cannot be written to", e);
        }
        return text.toString();
    }

    /**
     * Reads what {@link #write(Event)} wrote.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static Event read(String text) {
        try {
            JsonNode json = READER.readTree(text);
            return new Event(EventType.parse(json.path("type").asText()).orElseThrow(IllegalArgumentException::new),
                Instant.parse(json.path("time").asText()), subject(json), json.path("attempt").asInt(0), outcome(json));
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeParseException e) {
            throw new IllegalArgumentException("Not an event: " + text, e);
        }
    }

    private static Event.Subject subject(JsonNode json) {
        String id = json.path("id").asText();
        int dash = id.indexOf('-', MessageId.LENGTH + 1);
        MessageCopy copy = MessageCopy.parse(id.substring(0, Math.max(0, dash))).orElseThrow(IllegalArgumentException::new);
        return new Event.Subject(json.path("account").asText(), copy, text(json, "messageId"), json.path("sender").asText(), json.path("recipient").asText(),
            new Tags(text(json, "campaign"), text(json, "channel"), text(json, "recipientId"), text(json, "mailing"), text(json, "pool")));
    }

    private static Event.Outcome outcome(JsonNode json) {
        JsonNode bounce = json.path("bounce");
        JsonNode remote = json.path("remote");
        return new Event.Outcome(
            bounce.isObject() ? new Bounce(named(BounceClass.class, bounce.path("class")), named(BounceCategory.class, bounce.path("category"))) : null,
            text(json, "status"), text(json, "reply"),
            remote.isObject() ? new Remote(text(remote, "host"), text(remote, "ip"), text(remote, "tls")) : null,
            named(EventSource.class, json.path("source")));
    }

    private static <E extends Enum<E>> E named(Class<E> type, JsonNode label) {
        return Enum.valueOf(type, label.asText().toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static String text(JsonNode json, String field) {
        return json.path(field).isTextual() ? json.path(field).asText() : null;
    }

    private static void write(Event event, JsonGenerator json) throws IOException {
        Event.Subject subject = event.subject();
        json.writeStartObject();
        json.writeStringField("id", event.id());
        json.writeStringField("type", event.type().label());
        json.writeStringField("time", TIME.format(event.time()));
        json.writeStringField("account", subject.account());
        json.writeStringField("message", subject.copy().message().value());
        text(json, "messageId", subject.messageId());
        json.writeStringField("sender", subject.sender());
        json.writeStringField("recipient", subject.recipient());
        tags(subject.tags(), json);
        if (event.attempt() > 0) {
            json.writeNumberField("attempt", event.attempt());
        }
        outcome(event.outcome(), json);
        json.writeEndObject();
    }

    private static void tags(Tags tags, JsonGenerator json) throws IOException {
        text(json, "campaign", tags.campaign());
        text(json, "channel", tags.channel());
        text(json, "recipientId", tags.recipientId());
        text(json, "mailing", tags.mailing());
        text(json, "pool", tags.pool());
    }

    private static void outcome(Event.Outcome outcome, JsonGenerator json) throws IOException {
        bounce(outcome.bounce(), json);
        text(json, "status", outcome.status());
        text(json, "reply", outcome.reply());
        remote(outcome.remote(), json);
        json.writeStringField("source", outcome.source().label());
    }

    private static void bounce(Bounce bounce, JsonGenerator json) throws IOException {
        if (bounce != null) {
            json.writeObjectFieldStart("bounce");
            json.writeStringField("class", bounce.bounceClass().label());
            json.writeStringField("category", bounce.category().label());
            json.writeEndObject();
        }
    }

    private static void remote(Remote remote, JsonGenerator json) throws IOException {
        if (remote != null) {
            json.writeObjectFieldStart("remote");
            text(json, "host", remote.host());
            text(json, "ip", remote.ip());
            text(json, "tls", remote.tls());
            json.writeEndObject();
        }
    }

    private static void text(JsonGenerator json, String field, String value) throws IOException {
        if (value != null) {
            json.writeStringField(field, value);
        }
    }
}
