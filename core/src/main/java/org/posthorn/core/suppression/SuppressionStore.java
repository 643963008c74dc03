package org.posthorn.core.suppression;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Durable list of suppressed addresses, and the bounce counters that fill it. Addresses are compared in lower case. */
public interface SuppressionStore {
    /** The account's own entry for the address, else one that holds for all. */
    Optional<Suppression> find(String account, String address);

    /** The entry of exactly that scope. */
    Optional<Suppression> get(String account, String address);

    /** Adds the entry; one for the same account and address is replaced. */
    void put(Suppression suppression);

    /** Removes the entry of exactly that scope and forgets the address' counters; false if there was none. */
    boolean remove(String account, String address);

    /** Entries of exactly that scope, ordered by address, from the first behind {@code after}. */
    List<Suppression> list(String account, Optional<SuppressionReason> reason, Optional<String> after, int limit);

    /**
     * Counts a bounce, once for each charge's id, and suppresses the recipient when a limit is reached; an entry already there stays.
     *
     * @return the entry that this charge made; empty if it made none
     */
    Optional<Suppression> charge(Charge charge, BounceLimits limits);

    /** A delivery: sets the soft bounces back to none. */
    void delivered(String account, String address);

    /** Forgets the ids of charges of before that time. */
    void purgeCharges(Instant before);
}
