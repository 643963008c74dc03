package org.posthorn.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;

/**
 * An authoritative DNS server (RFC 1035) for every name there is, on 127.0.0.1 over UDP and TCP. It knows the records that a
 * test gives it and answers NXDOMAIN for the rest. Names are given without the final dot. Records may change while it runs.
 */
public final class StubDns implements AutoCloseable {
    private static final int TXT_STRING_BYTES = 255;
    private final DnsZone zone = new DnsZone();
    private final Map<String, AtomicInteger> queries = new ConcurrentHashMap<>();
    private final AtomicLong ttlSeconds = new AtomicLong(60);
    private final DnsListener listener;

    private StubDns() throws IOException {
        this.listener = new DnsListener(new DnsAnswers(zone, queries)::answer);
    }

    /** Starts one on any free port. */
    public static StubDns start() throws IOException {
        return new StubDns();
    }

    public int port() {
        return listener.port();
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port());
    }

    /** As {@code POSTHORN_DNS} takes it. */
    public String hostAndPort() {
        return "127.0.0.1:" + port();
    }

    /** The time to live of the records added from now on; 60 seconds before. */
    public StubDns ttl(long seconds) {
        ttlSeconds.set(seconds);
        return this;
    }

    public StubDns mx(String domain, int preference, String host) {
        zone.add(new MXRecord(name(domain), DClass.IN, ttlSeconds.get(), preference, name(host)));
        return this;
    }

    /** The domain takes no mail (RFC 7505). */
    public StubDns nullMx(String domain) {
        zone.add(new MXRecord(name(domain), DClass.IN, ttlSeconds.get(), 0, Name.root));
        return this;
    }

    public StubDns a(String host, String ip) {
        zone.add(new ARecord(name(host), DClass.IN, ttlSeconds.get(), literal(ip)));
        return this;
    }

    public StubDns aaaa(String host, String ip) {
        zone.add(new AAAARecord(name(host), DClass.IN, ttlSeconds.get(), literal(ip)));
        return this;
    }

    /** A text of any length, cut into strings of 255 bytes. */
    public StubDns txt(String domain, String text) {
        List<String> strings = new ArrayList<>();
        for (int start = 0; start < text.length(); start += TXT_STRING_BYTES) {
            strings.add(text.substring(start, Math.min(text.length(), start + TXT_STRING_BYTES)));
        }
        zone.add(new TXTRecord(name(domain), DClass.IN, ttlSeconds.get(), strings));
        return this;
    }

    public StubDns cname(String alias, String target) {
        zone.add(new CNAMERecord(name(alias), DClass.IN, ttlSeconds.get(), name(target)));
        return this;
    }

    /** A domain with one MX of preference 10, {@code mx.<domain>}, at this address. */
    public StubDns mailDomain(String domain, String ip) {
        return mx(domain, 10, "mx." + domain).a("mx." + domain, ip);
    }

    /** Answers SERVFAIL for the name. */
    public StubDns servfail(String domain) {
        zone.fail(name(domain));
        return this;
    }

    /** Answers nothing for the name. */
    public StubDns silent(String domain) {
        zone.silence(name(domain));
        return this;
    }

    /** Forgets the name: its records, and that it failed or was silent. */
    public StubDns remove(String domain) {
        zone.remove(name(domain));
        return this;
    }

    /** How many questions there were. */
    public int queries() {
        return queries.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    /** How many there were for this name and type. */
    public int queries(String domain, int type) {
        AtomicInteger count = queries.get(DnsZone.key(name(domain), type));
        return count == null ? 0 : count.get();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private static Name name(String text) {
        try {
            return Name.fromString(text.toLowerCase(Locale.ROOT), Name.root);
        } catch (TextParseException e) {
            throw new IllegalArgumentException("Not a domain name: " + text, e);
        }
    }

    private static InetAddress literal(String ip) {
        try {
            return InetAddress.getByName(ip);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("Not an IP address: " + ip, e);
        }
    }
}
