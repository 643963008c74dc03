package org.posthorn.web;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Ids of visits, no two the same on any node: counted on from a random number. */
final class VisitIds {
    private final AtomicLong last = new AtomicLong(new SecureRandom().nextLong());

    String next() {
        return Long.toUnsignedString(last.incrementAndGet(), Character.MAX_RADIX);
    }
}
