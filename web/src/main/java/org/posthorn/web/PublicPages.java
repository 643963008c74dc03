package org.posthorn.web;

import java.util.Optional;

import io.netty.handler.codec.http.HttpMethod;

import org.posthorn.core.tracking.TrackingToken;
import org.posthorn.core.tracking.TrackingTokens;
import org.reactivestreams.Publisher;

import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * What the paths {@code /o/}, {@code /c/} and {@code /u/} answer. A token that was not made here is a 404 that says no more, so that nothing is learnt
 * by trying.
 */
public final class PublicPages {
    private static final int PREFIX = 3;

    private final TrackingTokens tokens;
    private final TrackedVisits tracked;
    private final UnsubscribePages unsubscribe;

    public PublicPages(TrackingTokens tokens, TrackedVisits tracked, UnsubscribePages unsubscribe) {
        this.tokens = tokens;
        this.tracked = tracked;
        this.unsubscribe = unsubscribe;
    }

    Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        Answers.secure(response);
        Optional<TrackingToken> token = token(path(request.uri()));
        if (token.isEmpty()) {
            return Answers.notFound(response);
        }
        HttpMethod method = request.method();
        boolean reads = method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
        if (token.get() instanceof TrackingToken.Unsubscribe asked) {
            return reads || method.equals(HttpMethod.POST) ? unsubscribe.answer(asked, request, response) : Answers.notAllowed(response, "GET, HEAD, POST");
        }
        return reads ? tracked.answer(token.get(), request, response) : Answers.notAllowed(response, "GET, HEAD");
    }

    /** Without scheme and host, which a client may send (RFC 9112 section 3.2.2). */
    private static String path(String uri) {
        int scheme = uri.startsWith("/") ? -1 : uri.indexOf("://");
        int path = scheme < 0 ? 0 : uri.indexOf('/', scheme + "://".length());
        return path < 0 ? "" : uri.substring(path);
    }

    /** A query that somebody put behind the token is passed over, as link decorators do that. */
    private Optional<TrackingToken> token(String path) {
        if (path.length() <= PREFIX) {
            return Optional.empty();
        }
        int query = path.indexOf('?');
        String token = path.substring(PREFIX, query < PREFIX ? path.length() : query);
        return switch (path.substring(0, PREFIX)) {
            case "/o/" -> tokens.verify(token).filter(TrackingToken.Open.class::isInstance);
            case "/c/" -> tokens.verify(token).filter(TrackingToken.Click.class::isInstance);
            case "/u/" -> tokens.verify(token).filter(TrackingToken.Unsubscribe.class::isInstance);
            default -> Optional.empty();
        };
    }
}
