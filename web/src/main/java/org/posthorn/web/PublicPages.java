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
        Optional<TrackingToken> token = token(request.uri());
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

    /** A query that somebody put behind the token is passed over, as link decorators do that. */
    private Optional<TrackingToken> token(String uri) {
        if (uri.length() <= PREFIX) {
            return Optional.empty();
        }
        int query = uri.indexOf('?');
        String token = uri.substring(PREFIX, query < PREFIX ? uri.length() : query);
        return switch (uri.substring(0, PREFIX)) {
            case "/o/" -> tokens.verify(token).filter(TrackingToken.Open.class::isInstance);
            case "/c/" -> tokens.verify(token).filter(TrackingToken.Click.class::isInstance);
            case "/u/" -> tokens.verify(token).filter(TrackingToken.Unsubscribe.class::isInstance);
            default -> Optional.empty();
        };
    }
}
