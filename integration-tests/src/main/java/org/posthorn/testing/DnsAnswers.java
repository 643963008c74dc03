package org.posthorn.testing;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.WireParseException;

/** Makes a reply for a query, from the zone. */
final class DnsAnswers {
    static final int PLAIN_UDP_BYTES = 512;
    private final DnsZone zone;
    private final Map<String, AtomicInteger> queries;

    DnsAnswers(DnsZone zone, Map<String, AtomicInteger> queries) {
        this.zone = zone;
        this.queries = queries;
    }

    /** The reply in wire format, cut to what the asker takes over UDP; empty where the zone keeps silent. */
    Optional<byte[]> answer(byte[] wire, boolean udp) throws IOException {
        Message query = new Message(wire);
        Record question = query.getQuestion();
        if (question == null) {
            throw new WireParseException("A query without a question");
        }
        Name name = new Name(question.getName().canonicalize(), 0);
        queries.computeIfAbsent(DnsZone.key(name, question.getType()), key -> new AtomicInteger()).incrementAndGet();
        if (zone.isSilent(name)) {
            return Optional.empty();
        }
        OPTRecord edns = query.getOPT();
        int limit = edns == null ? PLAIN_UDP_BYTES : Math.max(PLAIN_UDP_BYTES, edns.getPayloadSize());
        return Optional.of(reply(query, question, name).toWire(udp ? limit : Message.MAXLENGTH));
    }

    private Message reply(Message query, Record question, Name name) {
        Message reply = new Message(query.getHeader().getID());
        reply.getHeader().setFlag(Flags.QR);
        reply.getHeader().setFlag(Flags.AA);
        if (query.getHeader().getFlag(Flags.RD)) {
            reply.getHeader().setFlag(Flags.RD);
            reply.getHeader().setFlag(Flags.RA);
        }
        reply.addRecord(question, Section.QUESTION);
        if (zone.fails(name)) {
            reply.getHeader().setRcode(Rcode.SERVFAIL);
            return reply;
        }
        List<Record> found = zone.find(name, question.getType());
        found.forEach(answer -> reply.addRecord(answer, Section.ANSWER));
        reply.getHeader().setRcode(zone.knows(name) ? Rcode.NOERROR : Rcode.NXDOMAIN);
        return reply;
    }
}
