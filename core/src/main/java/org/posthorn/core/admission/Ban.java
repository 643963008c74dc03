package org.posthorn.core.admission;

import java.time.Instant;

/**
 * A client that may not connect for a time.
 *
 * @param ip its IPv4 address, or the first address of its IPv6 network of 64 bits, as {@link ClientKey} writes it
 */
public record Ban(String ip, Instant since, Instant until) {
}
