package org.posthorn.testing;

import java.util.List;

/**
 * Where an outside client submits one message, and as whom.
 *
 * @param host        name or address of the server
 * @param port        its port
 * @param implicitTls TLS from the first byte instead of STARTTLS
 * @param user        for AUTH
 * @param password    for AUTH
 * @param sender      return path
 * @param recipient   the only one
 */
public record Submission(String host, int port, boolean implicitTls, String user, String password, String sender, String recipient) {
    /** As the scripts take it: host, port, mode, user, password, sender, recipient. */
    List<String> arguments() {
        return List.of(host, Integer.toString(port), implicitTls ? "tls" : "starttls", user, password, sender, recipient);
    }
}
