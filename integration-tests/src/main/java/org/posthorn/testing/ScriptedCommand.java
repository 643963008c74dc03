package org.posthorn.testing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.internal.server.Command;
import org.subethamail.smtp.internal.server.CommandException;
import org.subethamail.smtp.internal.server.HelpMessage;
import org.subethamail.smtp.server.Session;

/** A command that first does what the script says. */
final class ScriptedCommand implements Command {
    private static final Pattern PATH = Pattern.compile("<([^>]*)>");
    private final Stage stage;
    private final Command real;
    private final Actor actor;

    ScriptedCommand(Stage stage, Command real, Actor actor) {
        this.stage = stage;
        this.real = real;
        this.actor = actor;
    }

    @Override
    public void execute(String line, Session session) throws IOException, DropConnectionException {
        Optional<String> answer = actor.act(stage, session, recipients(line, session));
        if (answer.isPresent()) {
            session.sendResponse(answer.get());
            return;
        }
        real.execute(line, session);
        // The library keeps the transaction open after a refusal at the end of DATA; RFC 5321 section 4.1.1.4 ends it.
        if (session.getMessageHandler() instanceof Transaction transaction && transaction.isOver()) {
            session.resetMailTransaction();
        }
    }

    private List<String> recipients(String line, Session session) {
        if (stage == Stage.RCPT) {
            Matcher path = PATH.matcher(line);
            return path.find() ? List.of(path.group(1)) : List.of();
        }
        return session.getMessageHandler() instanceof Transaction transaction ? new ArrayList<>(transaction.recipients()) : List.of();
    }

    @Override
    public HelpMessage getHelp() throws CommandException {
        return real.getHelp();
    }

    @Override
    public String getName() {
        return stage.name();
    }
}
