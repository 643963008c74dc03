package org.posthorn.webadmin;

import java.util.List;
import java.util.stream.IntStream;

import org.posthorn.core.event.Event;
import org.posthorn.core.event.EventJson;
import org.posthorn.core.event.EventType;
import org.posthorn.core.event.SubmittedMessage;
import org.posthorn.core.tag.Tags;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.util.RawValue;

/** A message as the API shows it. */
record MessageView(String id, String account, String messageId, String sender, @JsonUnwrapped Tags tags, long size, String clientIp, String time,
                   List<Recipient> recipients) {
    /**
     * One recipient's copy.
     *
     * @param as {@code to}, {@code cc} or {@code bcc}: whether the header's To or Cc or neither names it; null if not known
     * @param state what its last event says
     */
    record Recipient(String address, String as, String state, List<RawValue> history) {
    }

    static MessageView of(SubmittedMessage message, List<Event> events) {
        List<Recipient> recipients = IntStream.range(0, message.recipients().size())
            .mapToObj(place -> recipient(message.recipients().get(place), historyOf(place, events)))
            .toList();
        return new MessageView(message.id().value(), message.account(), message.messageId(), message.sender(), message.tags(), message.size(),
            message.clientIp(), Json.time(message.time()), recipients);
    }

    private static List<Event> historyOf(int place, List<Event> events) {
        return events.stream().filter(event -> event.subject().copy().recipient() == place).toList();
    }

    private static Recipient recipient(SubmittedMessage.Recipient recipient, List<Event> history) {
        String as = recipient.as() == null ? null : recipient.as().label();
        return new Recipient(recipient.address(), as, state(history), history.stream().map(EventJson::write).map(RawValue::new).toList());
    }

    private static String state(List<Event> history) {
        EventType last = history.isEmpty() ? EventType.ACCEPTED : history.get(history.size() - 1).type();
        return last == EventType.ACCEPTED || last == EventType.RELEASED ? "queued" : last.label();
    }
}
