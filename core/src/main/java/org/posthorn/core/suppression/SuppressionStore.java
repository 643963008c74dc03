package org.posthorn.core.suppression;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.posthorn.core.message.MessageCopy;

/**
 * Durable list of suppressed addresses, and the bounce counters that fill it. Addresses are compared in lower case. An entry whose time is over is
 * as one that is not there, and the bounces that led to it are forgotten with it. What has returned is seen by every later call. For an account that is
 * gone nothing is kept.
 */
public interface SuppressionStore {
    /** The account's own entry for the address, else one that holds for all. */
    Optional<Suppression> find(String account, String address);

    /** The entry of exactly that scope. */
    Optional<Suppression> get(String account, String address);

    /** Adds the entry; one for the same account and address is replaced. */
    void put(Suppression suppression);

    /**
     * Adds those entries whose address is not there yet, or there for what they {@link Suppression#outweighs outweigh}; all of them or, when it fails,
     * none.
     *
     * @return how many were added or took another's place
     */
    int add(List<Suppression> entries);

    /** Removes the entry of exactly that scope and forgets the address' counters; false if there was none. */
    boolean remove(String account, String address);

    /** How many entries of exactly that scope the filter takes. */
    long count(String account, SuppressionFilter filter);

    /** Removes what {@link #count} counts, and forgets those addresses' counters; some at a time, so that what fails in between stays half done. */
    long removeAll(String account, SuppressionFilter filter);

    /** Entries of exactly that scope, ordered by address, from the first behind {@code after}. */
    List<Suppression> list(String account, SuppressionFilter filter, Optional<String> after, int limit);

    /**
     * Counts a bounce, once for each charge's id, and suppresses the recipient when a limit is reached, unless an entry there outweighs that. A soft
     * bounce of the copy whose delivery set the count back takes that back: it was no delivery.
     *
     * @return the entry that this charge made; empty if it made none
     */
    Optional<Suppression> charge(Charge charge, BounceLimits limits);

    /** What is counted of the address for that account. */
    BounceCounts counts(String account, String address);

    /** A delivery of that copy: sets the soft bounces back to none. */
    void delivered(String account, String address, MessageCopy copy);

    /** Forgets the ids of charges of before that time, and entries whose time was over then. */
    void purge(Instant before);
}
