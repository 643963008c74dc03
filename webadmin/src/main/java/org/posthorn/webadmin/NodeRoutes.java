package org.posthorn.webadmin;

import java.util.Set;
import javax.inject.Inject;

import org.apache.james.webadmin.Routes;
import org.posthorn.core.admission.Node;
import org.posthorn.core.admission.Sessions;

import spark.Request;
import spark.Response;
import spark.Service;

/** {@code /relay/node}: whether this node takes mail in, and how many sessions are open. */
public final class NodeRoutes implements Routes {
    private static final String BASE = "/relay/node";

    /**
     * The node as the API shows it.
     *
     * @param since when it began to drain; null if it does not
     * @param sessions SMTP sessions that are open, on all listeners
     */
    private record View(String state, String since, int sessions) {
    }

    private final Node node;
    private final Sessions sessions;

    @Inject
    public NodeRoutes(Node node, Sessions sessions) {
        this.node = node;
        this.sessions = sessions;
    }

    @Override
    public String getBasePath() {
        return BASE;
    }

    @Override
    public void define(Service service) {
        service.get(BASE, this::show, Json::write);
        service.post(BASE, this::act, Json::write);
    }

    private View show(Request request, Response response) {
        Query.of(request, Set.of());
        return view();
    }

    private View act(Request request, Response response) {
        switch (Requests.action(request)) {
            case "drain" -> node.drain();
            case "resume" -> node.resume();
            default -> throw Errors.badRequest("'action' must be drain or resume");
        }
        return view();
    }

    private View view() {
        return node.drainingSince()
            .map(since -> new View("draining", Json.time(since), sessions.open()))
            .orElseGet(() -> new View("active", null, sessions.open()));
    }
}
