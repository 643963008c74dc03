package org.posthorn.smtp;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.apache.james.protocols.api.ProtocolSession.State;
import org.apache.james.protocols.smtp.SMTPSession;
import org.posthorn.core.message.MessageId;

/**
 * The trace field of RFC 5321 section 4.4. A customer's address and host name are left out, as they go to strangers; the message log has them.
 */
final class ReceivedField {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private ReceivedField() {
    }

    static String of(RelaySession session, MessageId id, Instant now) {
        return "Received: " + from(session) + "by " + session.getConfiguration().getHelloName() + " (Posthorn) with " + protocol(session)
            + "\r\n\tid " + id + "; " + DATE.format(now) + "\r\n";
    }

    private static String from(RelaySession session) {
        String ip = session.clientIp();
        return session.account().isPresent() ? "" : "from [" + (ip.indexOf(':') < 0 ? "" : "IPv6:") + ip + "] ";
    }

    private static String protocol(RelaySession session) {
        boolean extended = session.getAttachment(SMTPSession.CURRENT_HELO_MODE, State.Connection).filter("EHLO"::equals).isPresent();
        return (extended ? "ESMTP" : "SMTP") + (session.isTLSStarted() ? "S" : "") + (session.isLoggedIn() ? "A" : "");
    }
}
