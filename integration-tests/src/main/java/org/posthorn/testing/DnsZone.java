package org.posthorn.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** The records of a {@link StubDns}, and which names fail. Thread-safe. */
final class DnsZone {
    private final Map<Name, List<Record>> records = new HashMap<>();
    private final Set<Name> failing = new HashSet<>();
    private final Set<Name> silent = new HashSet<>();

    synchronized void add(Record added) {
        records.computeIfAbsent(added.getName(), key -> new ArrayList<>()).add(added);
    }

    synchronized void remove(Name name) {
        records.remove(name);
        failing.remove(name);
        silent.remove(name);
    }

    synchronized void fail(Name name) {
        failing.add(name);
    }

    synchronized void silence(Name name) {
        silent.add(name);
    }

    synchronized boolean knows(Name name) {
        return records.containsKey(name);
    }

    synchronized boolean fails(Name name) {
        return failing.contains(name);
    }

    synchronized boolean isSilent(Name name) {
        return silent.contains(name);
    }

    /** The records of this type, with the aliases that lead to them (RFC 1034 section 3.6.2). */
    synchronized List<Record> find(Name name, int type) {
        List<Record> found = new ArrayList<>();
        Set<Name> seen = new HashSet<>();
        Name next = name;
        while (next != null && seen.add(next)) {
            Name target = null;
            for (Record here : records.getOrDefault(next, List.of())) {
                if (here.getType() == type) {
                    found.add(here);
                } else if (here instanceof CNAMERecord alias) {
                    found.add(here);
                    target = alias.getTarget();
                }
            }
            next = target;
        }
        return found;
    }

    static String key(Name name, int type) {
        return name + " " + Type.string(type);
    }
}
