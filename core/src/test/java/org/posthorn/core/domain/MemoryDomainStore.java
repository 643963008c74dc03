package org.posthorn.core.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Sending domains in memory, for tests. */
public final class MemoryDomainStore implements DomainStore {
    private final Map<String, SendingDomain> domains = new TreeMap<>();

    @Override
    public synchronized Optional<SendingDomain> find(String domain) {
        return Optional.ofNullable(domains.get(domain));
    }

    @Override
    public synchronized List<SendingDomain> list(String account) {
        return domains.values().stream().filter(domain -> domain.account().equals(account)).toList();
    }

    @Override
    public synchronized boolean isBounceDomain(String domain) {
        return domains.values().stream().anyMatch(sending -> sending.bounceDomain().equals(domain));
    }

    @Override
    public synchronized Optional<String> bounceDomainOwner(String domain) {
        List<String> owners = domains.values().stream().filter(sending -> sending.bounceDomain().equals(domain)).map(SendingDomain::account).distinct()
            .toList();
        return owners.size() == 1 ? Optional.of(owners.get(0)) : Optional.empty();
    }

    @Override
    public synchronized boolean put(SendingDomain domain) {
        SendingDomain there = domains.get(domain.domain());
        if (there != null && !there.account().equals(domain.account())) {
            return false;
        }
        domains.put(domain.domain(), domain);
        return true;
    }

    @Override
    public synchronized boolean remove(String account, String domain) {
        return domains.values().removeIf(there -> there.account().equals(account) && there.domain().equals(domain));
    }
}
