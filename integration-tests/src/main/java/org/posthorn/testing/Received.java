package org.posthorn.testing;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A message that {@link MockMx} accepted.
 *
 * @param time       when its last byte was here
 * @param connection number of the connection, from 1, in order of arrival
 * @param client     the address it came from
 * @param helo       the name it gave in EHLO
 * @param tls        the TLS version, as in {@code TLSv1.3}; empty for a plaintext session
 * @param sender     the return path without brackets; the empty string for {@code <>}
 * @param recipients those accepted in this transaction
 * @param bytes      as received, dot-stuffing undone; only the kept header fields when the mock keeps no bodies
 */
// Copies would double the memory of a run of many messages; nobody changes the bytes.
@SuppressWarnings("ArrayRecordComponent")
public record Received(Instant time, int connection, InetAddress client, String helo, Optional<String> tls, String sender,
        List<String> recipients, byte[] bytes) {

    /** The only recipient. Throws when there are several. */
    public String recipient() {
        if (recipients.size() != 1) {
            throw new IllegalStateException("Not one recipient: " + recipients);
        }
        return recipients.get(0);
    }

    /** The bytes as ISO-8859-1, so that each char is a byte. */
    public String text() {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** The first field of this name, unfolded and trimmed. */
    public Optional<String> header(String name) {
        return Headers.value(bytes, name);
    }

    /** What follows the empty line. */
    public String body() {
        String text = text();
        int end = text.indexOf("\r\n\r\n");
        return end < 0 ? "" : text.substring(end + 4);
    }
}
