package org.posthorn.core.event;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

import org.posthorn.core.message.MessageId;

/**
 * The one stream of events, and the log of messages that they belong to. Writes are durable when they return; an event whose id is there
 * already is left as it was, and so is a message. Callers on many threads share a sync.
 */
public interface EventLog {
    /**
     * Records an accepted message and the acceptance of its copies, all or nothing; each copy that was not recorded before counts as usage of the
     * message's mailing in the month of its time.
     */
    void accept(SubmittedMessage message, List<Event> events);

    /** Records events, all or nothing. */
    void append(List<Event> events);

    Optional<SubmittedMessage> message(MessageId id);

    /** All events of a message, in the order of recording. */
    List<Event> history(MessageId id);

    /** Events that match, in the order of recording. */
    EventPage query(EventQuery query);

    /** A recipient's events of a type, the latest first, among the last {@code depth} of any type that the account has of that recipient. */
    List<Event> latest(String account, String recipient, EventType type, int depth);

    /** What an account's mailings have used in a calendar month (UTC), sorted by code, what named none last. Kept for good, as it goes into bills. */
    List<MailingUsage> usage(String account, YearMonth month);

    /** Forgets messages and events of before that time, not their usage; answers how many events went. */
    int purge(Instant before);
}
