package org.posthorn.web;

import java.util.Optional;

import io.netty.handler.codec.http.HttpMethod;

import org.posthorn.core.envelope.ReturnAddresses;
import org.posthorn.core.envelope.ReturnAddresses.Returned;
import org.posthorn.core.event.EventSource;
import org.posthorn.core.tracking.TrackingToken;
import org.posthorn.core.unsubscribe.UnsubscribeDesk;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * The unsubscribe URL: GET asks, POST does it, by the page's button or in one click by the mail client (RFC 8058). A POST's body is not looked at: the
 * URL alone says who unsubscribes. It is answered when the suppression is durable.
 */
public final class UnsubscribePages {
    private static final Logger LOGGER = LoggerFactory.getLogger(UnsubscribePages.class);

    private final ReturnAddresses copies;
    private final UnsubscribeDesk desk;
    private final PageTemplate template;

    public UnsubscribePages(ReturnAddresses copies, UnsubscribeDesk desk, PageTemplate template) {
        this.copies = copies;
        this.desk = desk;
        this.template = template;
    }

    Publisher<Void> answer(TrackingToken.Unsubscribe asked, HttpServerRequest request, HttpServerResponse response) {
        Texts texts = Texts.of(request);
        boolean confirmed = request.method().equals(HttpMethod.POST);
        return Mono.fromCallable(() -> find(asked, confirmed)).subscribeOn(Schedulers.boundedElastic())
            .flatMap(copy -> Mono.from(copy.map(known -> found(known, confirmed, texts, response))
                .orElseGet(() -> Answers.page(410, template.gone(texts), response))))
            .onErrorResume(thrown -> {
                LOGGER.error("A recipient could not be unsubscribed; the client is told to come again", thrown);
                return Mono.from(Answers.unavailable(response));
            });
    }

    private Optional<Returned> find(TrackingToken.Unsubscribe asked, boolean confirmed) {
        Optional<Returned> copy = copies.find(asked.copy()).filter(found -> found.account().id().equals(asked.account()));
        if (confirmed) {
            copy.ifPresent(found -> desk.unsubscribe(found, EventSource.HTTP));
        }
        return copy;
    }

    private Publisher<Void> found(Returned copy, boolean confirmed, Texts texts, HttpServerResponse response) {
        String sender = copy.subject().sender();
        return Answers.page(200, confirmed ? template.done(texts, sender) : template.question(texts, sender), response);
    }
}
