package org.posthorn.core.bounce;

import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.posthorn.core.envelope.ReturnAddresses;
import org.posthorn.core.envelope.ReturnAddresses.Returned;
import org.posthorn.core.event.Event;
import org.posthorn.core.event.EventLog;
import org.posthorn.core.event.EventType;
import org.posthorn.core.event.SubmittedMessage;
import org.posthorn.core.message.MessageCopy;

/**
 * Finds the copy behind a return that shows no mark of ours: an account's message of an id that the return shows, sent to the recipient that it names.
 * Whoever has seen one copy of a message knows its ids, so that this is less than a proof.
 */
public final class UnmarkedCopies {
    /** Of a recipient so many of the last events are looked at, however much mail they get. */
    static final int MAX_EVENTS = 1000;

    private final EventLog events;
    private final ReturnAddresses addresses;

    public UnmarkedCopies(EventLog events, ReturnAddresses addresses) {
        this.events = events;
        this.addresses = addresses;
    }

    /** Empty if no message of the account fits, or its retention is over. */
    public Optional<Returned> find(String account, String recipient, EmbeddedCopy shown) {
        return Stream.concat(byOurId(account, recipient, shown), byMessageId(account, recipient, shown))
            .flatMap(copy -> addresses.find(copy).stream()).findFirst();
    }

    private Stream<MessageCopy> byOurId(String account, String recipient, EmbeddedCopy shown) {
        return shown.ids().stream().flatMap(id -> events.message(id).stream()).filter(message -> message.account().equals(account))
            .flatMap(message -> place(message, recipient));
    }

    private static Stream<MessageCopy> place(SubmittedMessage message, String recipient) {
        return IntStream.range(0, message.recipients().size()).filter(i -> message.recipients().get(i).address().equalsIgnoreCase(recipient))
            .limit(1).mapToObj(i -> new MessageCopy(message.id(), i));
    }

    private Stream<MessageCopy> byMessageId(String account, String recipient, EmbeddedCopy shown) {
        return shown.messageIds().isEmpty() ? Stream.of() : events.latest(account, recipient, EventType.ACCEPTED, MAX_EVENTS).stream()
            .map(Event::subject).filter(subject -> subject.messageId() != null && shown.messageIds().contains(withoutBrackets(subject.messageId())))
            .map(Event.Subject::copy);
    }

    private static String withoutBrackets(String messageId) {
        String bare = messageId.strip();
        return bare.startsWith("<") && bare.endsWith(">") ? bare.substring(1, bare.length() - 1).strip() : bare;
    }
}
