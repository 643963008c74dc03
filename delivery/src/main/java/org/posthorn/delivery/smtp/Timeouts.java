package org.posthorn.delivery.smtp;

import java.time.Duration;

import org.posthorn.core.bounce.Stage;

/**
 * How long a server may take (RFC 5321 section 4.5.3.2).
 *
 * @param connect to take a connection
 * @param greeting to greet, and to finish a TLS handshake
 * @param command to answer EHLO, STARTTLS, MAIL, RCPT and RSET, each
 * @param dataStart to answer DATA
 * @param dataBlock to read a part of the message
 * @param dataEnd to answer the final dot
 */
public record Timeouts(Duration connect, Duration greeting, Duration command, Duration dataStart, Duration dataBlock, Duration dataEnd) {
    /** Half a minute to connect, otherwise what the RFC asks for. */
    public static final Timeouts DEFAULT = new Timeouts(Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofMinutes(5),
        Duration.ofMinutes(2), Duration.ofMinutes(3), Duration.ofMinutes(10));

    private static final Duration QUIT = Duration.ofSeconds(5);

    /** The same for every step. */
    public static Timeouts all(Duration each) {
        return new Timeouts(each, each, each, each, each, each);
    }

    Duration of(Stage stage) {
        return stage == Stage.DATA ? dataStart : command;
    }

    /** To answer QUIT: nothing depends on it. */
    Duration quit() {
        return QUIT;
    }
}
