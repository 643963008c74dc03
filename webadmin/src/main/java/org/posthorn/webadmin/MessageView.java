package org.posthorn.webadmin;

import java.util.List;
import java.util.stream.IntStream;

import org.posthorn.core.event.Event;
import org.posthorn.core.event.EventJson;
import org.posthorn.core.event.EventType;
import org.posthorn.core.event.SubmittedMessage;

import com.fasterxml.jackson.databind.util.RawValue;

/** A message as the API shows it. */
record MessageView(String id, String account, String messageId, String sender, long size, String clientIp, String time, List<Recipient> recipients) {
    /**
     * One recipient's copy.
     *
     * @param state what its last event says
     */
    record Recipient(String address, String state, List<RawValue> history) {
    }

    static MessageView of(SubmittedMessage message, List<Event> events) {
        List<Recipient> recipients = IntStream.range(0, message.recipients().size())
            .mapToObj(place -> recipient(message.recipients().get(place), historyOf(place, events)))
            .toList();
        return new MessageView(message.id().value(), message.account(), message.messageId(), message.sender(), message.size(), message.clientIp(),
            Json.time(message.time()), recipients);
    }

    private static List<Event> historyOf(int place, List<Event> events) {
        return events.stream().filter(event -> event.subject().copy().recipient() == place).toList();
    }

    private static Recipient recipient(String address, List<Event> history) {
        return new Recipient(address, state(history), history.stream().map(EventJson::write).map(RawValue::new).toList());
    }

    private static String state(List<Event> history) {
        EventType last = history.isEmpty() ? EventType.ACCEPTED : history.get(history.size() - 1).type();
        return last == EventType.ACCEPTED || last == EventType.RELEASED ? "queued" : last.label();
    }
}
