package org.posthorn.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Base64;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;

import org.posthorn.core.account.AccountStore;
import org.posthorn.core.tracking.Client;
import org.posthorn.core.tracking.ClientKind;
import org.posthorn.core.tracking.ClientRules;
import org.posthorn.core.tracking.TrackingToken;
import org.reactivestreams.Publisher;

import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** The image and the links: answered from the token alone, and noted to be written down. What HEAD asks for is answered and not noted. */
public final class TrackedVisits {
    private static final ByteBuf IMAGE = Unpooled.unreleasableBuffer(Unpooled.directBuffer().writeBytes(
        Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"))).asReadOnly();

    private final VisitLog visits;
    private final AccountStore accounts;
    private final ClientRules rules;
    private final PageTemplate template;
    private final Clock clock;

    public TrackedVisits(VisitLog visits, AccountStore accounts, ClientRules rules, PageTemplate template, Clock clock) {
        this.visits = visits;
        this.accounts = accounts;
        this.rules = rules;
        this.template = template;
        this.clock = clock;
    }

    Publisher<Void> answer(TrackingToken token, HttpServerRequest request, HttpServerResponse response) {
        boolean alive = accounts.find(token.account())
            .filter(account -> token.time().plus(account.retention()).isAfter(clock.instant())).isPresent();
        if (alive && request.method().equals(HttpMethod.GET)) {
            visits.note(new Seen(token, client(request), clock.instant()));
        }
        response.header("Cache-Control", "no-store, no-cache, must-revalidate, private, max-age=0").header("Pragma", "no-cache");
        if (token instanceof TrackingToken.Click click) {
            return alive ? redirect(click.target(), response) : Answers.page(410, template.gone(Texts.of(request)), response);
        }
        return image(request, response);
    }

    /** The octets of the target as they are: a header field's value is sent an octet a character. */
    private static Publisher<Void> redirect(String target, HttpServerResponse response) {
        return response.status(302).header("Location", new String(target.getBytes(UTF_8), ISO_8859_1)).header("Content-Length", "0").send();
    }

    private static Publisher<Void> image(HttpServerRequest request, HttpServerResponse response) {
        response.header("Content-Type", "image/gif").header("Content-Length", String.valueOf(IMAGE.readableBytes()));
        return request.method().equals(HttpMethod.HEAD) ? response.send() : response.send(Mono.just(IMAGE.duplicate()));
    }

    private Client client(HttpServerRequest request) {
        HttpHeaders headers = request.requestHeaders();
        boolean prefetch = isPrefetch(headers.get("Sec-Purpose")) || isPrefetch(headers.get("Purpose")) || isPrefetch(headers.get("X-Moz"));
        String agent = headers.get("User-Agent");
        ClientKind kind = rules.kindOf(new ClientRules.Request(agent, ip(request), prefetch));
        return new Client(kind, agent);
    }

    private static boolean isPrefetch(String value) {
        return value != null && value.contains("prefetch");
    }

    private static InetAddress ip(HttpServerRequest request) {
        InetSocketAddress remote = request.remoteAddress();
        return remote == null ? InetAddress.getLoopbackAddress() : remote.getAddress();
    }
}
