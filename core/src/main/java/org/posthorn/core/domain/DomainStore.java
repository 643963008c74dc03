package org.posthorn.core.domain;

import java.util.List;
import java.util.Optional;

/**
 * The sending domains with their DKIM keys, which are encrypted at rest. Changes are durable when they return and seen at once.
 * Answers are quick enough for every SMTP command. Names are in lower case.
 */
public interface DomainStore {
    Optional<SendingDomain> find(String domain);

    /** An account's sending domains, by name. */
    List<SendingDomain> list(String account);

    /** Whether return addresses of any sending domain live there. */
    boolean isBounceDomain(String domain);

    /** The account whose return addresses alone live there; empty if no account's do, or those of several. */
    Optional<String> bounceDomainOwner(String domain);

    /**
     * Adds a sending domain or replaces the account's own.
     *
     * @return false if the domain belongs to another account
     */
    boolean put(SendingDomain domain);

    /** False if the account has no such domain. */
    boolean remove(String account, String domain);
}
