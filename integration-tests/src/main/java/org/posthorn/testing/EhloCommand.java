package org.posthorn.testing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.subethamail.smtp.internal.server.BaseCommand;
import org.subethamail.smtp.server.Session;

/** EHLO that announces what the settings say; the library's own knows neither PIPELINING nor ENHANCEDSTATUSCODES. */
final class EhloCommand extends BaseCommand {
    private final MxSettings settings;

    EhloCommand(MxSettings settings) {
        super("EHLO", "Introduces the client", "<hostname>");
        this.settings = settings;
    }

    @Override
    public void execute(String line, Session session) throws IOException {
        session.resetMailTransaction();
        session.setHelo(getArgPredicate(line));
        StringBuilder reply = new StringBuilder("250-").append(session.getServer().getHostName());
        extensions(session).forEach(extension -> reply.append("\r\n250-").append(extension));
        session.sendResponse(reply.append("\r\n250 ENHANCEDSTATUSCODES").toString());
    }

    private List<String> extensions(Session session) {
        List<String> extensions = new ArrayList<>(List.of("8BITMIME", "SMTPUTF8", "SIZE " + session.getServer().getMaxMessageSize()));
        if (settings.pipelining()) {
            extensions.add("PIPELINING");
        }
        if (settings.startTls() != StartTls.NONE && !session.isTLSStarted()) {
            extensions.add("STARTTLS");
        }
        return extensions;
    }
}
