package org.posthorn.delivery.route;

import java.time.Duration;
import java.util.List;

import org.xbill.DNS.Record;

/** What the DNS said to one question. */
sealed interface DnsAnswer {
    /**
     * The records asked for; empty where the name exists without such records.
     *
     * @param ttl how long that holds
     */
    record Found(List<Record> records, Duration ttl) implements DnsAnswer {
    }

    /** There is no such name. */
    record NoSuchName() implements DnsAnswer {
    }

    /** No answer, or one that is no use. */
    record Failed(String why) implements DnsAnswer {
    }
}
