package org.posthorn.core.event;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import org.posthorn.core.message.MessageId;

/** An event log in memory, for tests. */
public final class MemoryEventLog implements EventLog {
    private final Map<MessageId, SubmittedMessage> messages = new LinkedHashMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private final Map<Month, SortedMap<String, Long>> usage = new HashMap<>();
    private long recorded;
    private int appends;

    @Override
    public synchronized void accept(SubmittedMessage message, List<Event> events) {
        messages.putIfAbsent(message.id(), message);
        long before = entries.size();
        events.forEach(this::add);
        Month month = new Month(message.account(), YearMonth.from(message.time().atOffset(ZoneOffset.UTC)));
        usage.computeIfAbsent(month, any -> new TreeMap<>(Comparator.nullsLast(Comparator.naturalOrder())))
            .merge(message.tags().mailing(), entries.size() - before, Long::sum);
    }

    @Override
    public synchronized void append(List<Event> events) {
        appends++;
        events.forEach(this::add);
    }

    @Override
    public synchronized Optional<SubmittedMessage> message(MessageId id) {
        return Optional.ofNullable(messages.get(id));
    }

    @Override
    public synchronized List<Event> history(MessageId id) {
        return entries.stream().map(Entry::event).filter(event -> event.subject().copy().message().equals(id)).toList();
    }

    @Override
    public synchronized EventPage query(EventQuery query) {
        long after = query.after().map(Long::parseLong).orElse(0L);
        List<Entry> found = entries.stream().filter(entry -> entry.place() > after && matches(query, entry.event())).limit(query.limit() + 1L).toList();
        boolean last = found.size() <= query.limit();
        List<Entry> page = last ? found : found.subList(0, query.limit());
        Optional<String> next = last ? Optional.empty() : Optional.of(Long.toString(page.get(page.size() - 1).place()));
        return new EventPage(page.stream().map(Entry::event).toList(), next);
    }

    @Override
    public synchronized List<Event> latest(String account, String recipient, EventType type, int depth) {
        List<Event> latest = new ArrayList<>(entries.stream().map(Entry::event)
            .filter(event -> event.subject().account().equals(account) && event.subject().recipient().equalsIgnoreCase(recipient)).toList());
        Collections.reverse(latest);
        return latest.stream().limit(depth).filter(event -> event.type() == type).toList();
    }

    @Override
    public synchronized List<MailingUsage> usage(String account, YearMonth month) {
        return usage.getOrDefault(new Month(account, month), new TreeMap<>()).entrySet().stream()
            .map(entry -> new MailingUsage(entry.getKey(), entry.getValue())).toList();
    }

    @Override
    public synchronized int purge(Instant before) {
        int count = entries.size();
        entries.removeIf(entry -> entry.event().time().isBefore(before));
        messages.values().removeIf(message -> message.time().isBefore(before));
        return count - entries.size();
    }

    /** Every event in the order of recording. */
    public synchronized List<Event> all() {
        return entries.stream().map(Entry::event).toList();
    }

    /** How often {@link #append} was called. */
    public synchronized int appends() {
        return appends;
    }

    private void add(Event event) {
        if (entries.stream().noneMatch(entry -> entry.event().id().equals(event.id()))) {
            entries.add(new Entry(++recorded, event));
        }
    }

    private static boolean matches(EventQuery query, Event event) {
        EventFilter filter = query.filter();
        return query.account().equals(event.subject().account())
            && filter.type().map(event.type()::equals).orElse(true)
            && filter.recipient().map(event.subject().recipient()::equalsIgnoreCase).orElse(true)
            && filter.message().map(event.subject().copy().message()::equals).orElse(true)
            && filter.campaign().map(campaign -> campaign.equals(event.subject().tags().campaign())).orElse(true)
            && filter.channel().map(channel -> channel.equals(event.subject().tags().channel())).orElse(true)
            && filter.since().map(since -> !event.time().isBefore(since)).orElse(true)
            && filter.until().map(event.time()::isBefore).orElse(true);
    }

    private record Entry(long place, Event event) {
    }

    private record Month(String account, YearMonth month) {
    }
}
