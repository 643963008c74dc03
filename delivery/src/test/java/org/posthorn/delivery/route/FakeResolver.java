package org.posthorn.delivery.route;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;

import org.xbill.DNS.DClass;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** A resolver that knows what a test told it; any other name does not exist. */
final class FakeResolver implements Resolver {
    private static final int TTL = 300;
    private final Map<String, List<Record>> zone = new HashMap<>();
    private final Map<String, Integer> failing = new HashMap<>();
    private final Set<String> silent = new HashSet<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    /** Adds a record, written as in a zone file; {@code name} without its last dot. */
    FakeResolver with(String name, String type, String data) {
        return with(name, type, TTL, data);
    }

    FakeResolver with(String name, String type, int ttl, String data) {
        try {
            zone.computeIfAbsent(name, any -> new ArrayList<>()).add(Record.fromString(name(name), Type.value(type), DClass.IN, ttl, data, Name.root));
            return this;
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    FakeResolver failing(String name, int code) {
        failing.put(name, code);
        return this;
    }

    FakeResolver silent(String name) {
        silent.add(name);
        return this;
    }

    /** Every question so far: name and type. */
    List<String> asked() {
        return asked;
    }

    @Override
    public CompletionStage<Message> sendAsync(Message query) {
        Record question = query.getQuestion();
        String name = question.getName().toString(true);
        asked.add(name + " " + Type.string(question.getType()));
        if (silent.contains(name)) {
            return CompletableFuture.failedFuture(new TimeoutException("No answer"));
        }
        return CompletableFuture.completedFuture(answer(query, name));
    }

    @Override
    public CompletionStage<Message> sendAsync(Message query, Executor executor) {
        return sendAsync(query);
    }

    private Message answer(Message query, String name) {
        Message answer = new Message(query.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.addRecord(query.getQuestion(), Section.QUESTION);
        List<Record> records = zone.getOrDefault(name, List.of());
        answer.getHeader().setRcode(failing.getOrDefault(name, zone.containsKey(name) ? Rcode.NOERROR : Rcode.NXDOMAIN));
        records.stream().filter(record -> record.getType() == query.getQuestion().getType() || record.getType() == Type.CNAME)
            .forEach(record -> answer.addRecord(record, Section.ANSWER));
        if (answer.getSection(Section.ANSWER).isEmpty()) {
            answer.addRecord(new SOARecord(Name.root, DClass.IN, TTL, Name.root, Name.root, 1, TTL, TTL, TTL, TTL), Section.AUTHORITY);
        }
        return answer;
    }

    private static Name name(String name) throws TextParseException {
        return Name.fromString(name, Name.root);
    }

    @Override
    public void setPort(int port) {
        throw new UnsupportedOperationException("There is no port");
    }

    @Override
    public void setTCP(boolean flag) {
        throw new UnsupportedOperationException("There is no connection");
    }

    @Override
    public void setIgnoreTruncation(boolean flag) {
        throw new UnsupportedOperationException("Nothing is truncated");
    }

    @Override
    public void setEDNS(int version, int payloadSize, int flags, List<EDNSOption> options) {
        throw new UnsupportedOperationException("There is no EDNS");
    }

    @Override
    public void setTSIGKey(TSIG key) {
        throw new UnsupportedOperationException("Nothing is signed");
    }

    @Override
    public void setTimeout(Duration timeout) {
        throw new UnsupportedOperationException("Nothing takes time");
    }
}
