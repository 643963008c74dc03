package org.posthorn.smtp;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.james.protocols.api.ProtocolSession.State;
import org.apache.james.protocols.api.Request;
import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.api.handler.CommandHandler;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.core.esmtp.EhloExtension;

/**
 * BDAT (CHUNKING, RFC 3030): has the framer collect one chunk, which is answered when it has come. The message goes to {@link MessageReceiver} with
 * its last chunk. BINARYMIME is not offered.
 */
public final class BdatCommand implements CommandHandler<SMTPSession>, EhloExtension {
    /** 18 digits fit a {@code long}. */
    private static final Pattern ARGUMENT = Pattern.compile("([0-9]{1,18})( +LAST)?");

    @Override
    public Collection<String> getImplCommands() {
        return List.of("BDAT");
    }

    @Override
    public List<String> getImplementedEsmtpFeatures(SMTPSession session) {
        return List.of("CHUNKING");
    }

    /** Answers nothing yet, unless it cannot be told where the next command begins. */
    @Override
    public Response onCommand(SMTPSession session, Request request) {
        String argument = request.getArgument() == null ? "" : request.getArgument().strip().toUpperCase(Locale.ROOT);
        Matcher matcher = ARGUMENT.matcher(argument);
        if (!matcher.matches()) {
            return Replies.BDAT_SYNTAX;
        }
        RelaySession relay = RelaySession.of(session);
        long octets = Long.parseLong(matcher.group(1));
        if (session.getAttachment(SMTPSession.SENDER, State.Transaction).isEmpty() || session.getRcptCount() == 0) {
            relay.expect(new RefusedChunk(octets, Replies.RCPT_BEFORE_BDAT));
        } else {
            relay.expect(relay.chunks().expect(octets, matcher.group(2) != null));
        }
        return null;
    }
}
