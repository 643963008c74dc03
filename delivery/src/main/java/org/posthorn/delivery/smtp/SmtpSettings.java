package org.posthorn.delivery.smtp;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * How to talk to servers.
 *
 * @param heloName what we are called in EHLO
 * @param source the local address to connect from; empty leaves it to the system
 * @param timeouts how long a server may take
 * @param pooling how connections are kept
 */
public record SmtpSettings(String heloName, Optional<InetAddress> source, Timeouts timeouts, Pooling pooling) {
    /**
     * How connections are kept.
     *
     * @param messages how many messages one connection carries at most
     * @param idle how long an unused one stays open
     * @param spare how many unused ones stay open at most
     */
    public record Pooling(int messages, Duration idle, int spare) {
        public static final Pooling DEFAULT = new Pooling(100, Duration.ofSeconds(10), 400);
    }
}
