package org.posthorn.webadmin;

import java.net.InetAddress;
import java.util.Set;
import javax.inject.Inject;

import org.apache.james.webadmin.Routes;
import org.apache.james.webadmin.utils.Responses;
import org.posthorn.core.address.IpRange;
import org.posthorn.core.admission.Ban;
import org.posthorn.core.admission.ClientKey;
import org.posthorn.core.admission.LoginGuard;

import spark.Request;
import spark.Response;
import spark.Service;

/** {@code /relay/bans}: the IPs that failed to log in too often. An IPv6 address stands for its network of 64 bits. */
public final class BanRoutes implements Routes {
    private static final String BASE = "/relay/bans";
    private static final String ONE = BASE + "/:ip";

    /** A ban as the API shows it. */
    private record View(String ip, String since, String until) {
        static View of(Ban ban) {
            return new View(ban.ip(), Json.time(ban.since()), Json.time(ban.until()));
        }
    }

    private final LoginGuard guard;

    @Inject
    public BanRoutes(LoginGuard guard) {
        this.guard = guard;
    }

    @Override
    public String getBasePath() {
        return BASE;
    }

    @Override
    public void define(Service service) {
        service.get(BASE, this::list, Json::write);
        service.get(ONE, this::one, Json::write);
        service.delete(ONE, this::lift);
    }

    private Page<View> list(Request request, Response response) {
        Query query = Query.of(request, Set.of("limit", "after"));
        int limit = query.limit();
        String after = query.after().orElse("");
        return Page.of(guard.bans().stream().filter(ban -> ban.ip().compareTo(after) > 0).limit(limit + 1L).toList(), limit, Ban::ip, View::of);
    }

    private View one(Request request, Response response) {
        String key = ClientKey.of(ip(request));
        return guard.bans().stream().filter(ban -> ban.ip().equals(key)).findFirst().map(View::of).orElseThrow(BanRoutes::none);
    }

    private String lift(Request request, Response response) {
        if (!guard.lift(ip(request))) {
            throw none();
        }
        return Responses.returnNoContent(response);
    }

    private static InetAddress ip(Request request) {
        return IpRange.address(request.params("ip")).orElseThrow(() -> Errors.badRequest("'ip' must be an IPv4 or IPv6 address"));
    }

    private static RuntimeException none() {
        return Errors.notFound("This IP is not banned");
    }
}
