package org.posthorn.webadmin;

import java.util.Optional;
import java.util.Set;
import javax.inject.Inject;

import org.apache.james.webadmin.Routes;
import org.posthorn.core.event.EventLog;
import org.posthorn.core.event.SubmittedMessage;
import org.posthorn.core.message.MessageId;

import spark.Request;
import spark.Response;
import spark.Service;

/** {@code /relay/messages/{id}}: a message and what became of each recipient's copy. */
public final class MessageRoutes implements Routes {
    private static final String BASE = "/relay/messages";

    private final EventLog events;

    @Inject
    public MessageRoutes(EventLog events) {
        this.events = events;
    }

    @Override
    public String getBasePath() {
        return BASE;
    }

    @Override
    public void define(Service service) {
        service.get(BASE + "/:id", this::get, Json::write);
    }

    private MessageView get(Request request, Response response) {
        Query.of(request, Set.of());
        Optional<SubmittedMessage> found = MessageId.parse(request.params("id")).flatMap(events::message);
        SubmittedMessage message = found.orElseThrow(() -> Errors.notFound("There is no message " + request.params("id")));
        if (!Caller.of(request).mayTouch(message.account())) {
            throw Errors.forbidden("The message belongs to another account");
        }
        return MessageView.of(message, events.history(message.id()));
    }
}
