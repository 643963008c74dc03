package org.posthorn.smtp;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import javax.inject.Inject;

import org.apache.james.metrics.api.MetricFactory;
import org.apache.james.protocols.api.ProtocolSession.State;
import org.apache.james.protocols.api.Request;
import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.core.MailCmdHandler;
import org.apache.james.protocols.smtp.hook.MailParametersHook;

/**
 * MAIL (RFC 5321 section 4.1.1.2) as James has it, but a parameter that nobody knows is refused instead of overlooked, no domain is added to an
 * address without one, and a second MAIL leaves the transaction as it is: James forgets the sender, but not the recipients that were checked for it.
 */
public final class MailCommand extends MailCmdHandler {
    private final Set<String> known = new HashSet<>();

    @Inject
    public MailCommand(MetricFactory metrics) {
        super(metrics);
    }

    @Override
    public Response onCommand(SMTPSession session, Request request) {
        return session.getAttachment(SMTPSession.SENDER, State.Transaction).isPresent() ? Replies.SECOND_MAIL : super.onCommand(session, request);
    }

    @Override
    protected Response doFilterChecks(SMTPSession session, String command, String argument) {
        Optional<PathArgument> path = PathArgument.parse(argument, "FROM:");
        if (path.isEmpty() || !path.get().mailbox().isEmpty() && path.get().mailbox().indexOf('@') < 1) {
            return Replies.MAIL_SYNTAX;
        }
        session.removeAttachment(SizeExtension.DECLARED, State.Transaction);
        return mistakeIn(path.get().parameters()).orElseGet(() -> super.doFilterChecks(session, command, argument));
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"})
    public void wireExtensions(Class type, List extensions) {
        super.wireExtensions(type, extensions);
        if (MailParametersHook.class.equals(type)) {
            ((List<MailParametersHook>) extensions).forEach(hook -> known.addAll(List.of(hook.getMailParamNames())));
        }
    }

    private Optional<Response> mistakeIn(List<String> parameters) {
        List<String> before = new ArrayList<>();
        for (String parameter : parameters) {
            String name = parameter.split("=", 2)[0].toUpperCase(Locale.ROOT);
            if (name.equals("SMTPUTF8")) {
                return Optional.of(Replies.NO_SMTPUTF8);
            }
            if (!known.contains(name)) {
                return Optional.of(Replies.MAIL_PARAMETER);
            }
            if (before.contains(name)) {
                return Optional.of(Replies.PARAMETER_TWICE);
            }
            before.add(name);
        }
        return Optional.empty();
    }
}
