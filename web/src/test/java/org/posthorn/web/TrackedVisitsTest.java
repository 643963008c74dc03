package org.posthorn.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.posthorn.core.event.Event;
import org.posthorn.core.event.EventType;
import org.posthorn.core.event.SampleEvents;
import org.posthorn.core.tracking.ClientKind;

class TrackedVisitsTest {
    private static final String TARGET = "https://shop.example/ä?a=1&b=%20x&copy=2#Ü";
    private static final String FIREFOX = "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0\r\n";

    @RegisterExtension
    final Site site = new Site();

    private String click() {
        return site.bob().click(3, TARGET);
    }

    @Test
    void aClickIsSentOnToTheOriginalToTheOctet() throws Exception {
        String octets = new String(TARGET.getBytes(UTF_8), ISO_8859_1);

        assertThat(Wire.get(site.port(), click())).startsWith("HTTP/1.1 302 ").containsIgnoringCase("\r\nLocation: " + octets + "\r\n");
    }

    @Test
    void aClickIsAnEventOfItsRecipientWithItsLink() throws Exception {
        Wire.ask(site.port(), "GET", click(), FIREFOX);

        Event event = site.eventsAfterStop().get(0);
        assertThat(event.type()).isEqualTo(EventType.CLICKED);
        assertThat(event.subject()).isEqualTo(SampleEvents.subject(site.message, 0));
        assertThat(event.outcome().visit().link()).isEqualTo(TARGET);
    }

    @Test
    void theEventSaysWhichClientItWas() throws Exception {
        Wire.ask(site.port(), "GET", click(), FIREFOX);

        assertThat(site.eventsAfterStop().get(0).outcome().visit().client().agent()).endsWith("Firefox/140.0");
    }

    @Test
    void theImageIsAnOpen() throws Exception {
        Wire.ask(site.port(), "GET", site.bob().open(), FIREFOX);

        assertThat(site.eventsAfterStop()).extracting(Event::type).containsExactly(EventType.OPENED);
    }

    @Test
    void theImageIsAGifOfOnePixel() throws Exception {
        String answer = Wire.get(site.port(), site.bob().open());

        assertThat(answer).startsWith("HTTP/1.1 200 ").containsIgnoringCase("\r\nContent-Type: image/gif\r\n");
        assertThat(Wire.body(answer)).startsWith("GIF89a\1\0\1\0").hasSize(42);
    }

    @Test
    void theImageIsNeverCached() throws Exception {
        assertThat(Wire.get(site.port(), site.bob().open())).containsIgnoringCase("\r\nCache-Control: no-store, ");
    }

    @Test
    void everyVisitCounts() throws Exception {
        Wire.get(site.port(), click());
        Wire.get(site.port(), click());

        assertThat(site.eventsAfterStop()).hasSize(2);
    }

    @Test
    void aPrefetchIsAMachines() throws Exception {
        Wire.ask(site.port(), "GET", click(), FIREFOX + "Sec-Purpose: prefetch;prerender\r\n");

        assertThat(site.eventsAfterStop()).extracting(event -> event.outcome().visit().client().kind()).containsExactly(ClientKind.MACHINE);
    }

    @Test
    void headIsAnsweredAndNotRecorded() throws Exception {
        assertThat(Wire.ask(site.port(), "HEAD", click(), FIREFOX)).startsWith("HTTP/1.1 302 ").endsWith("\r\n\r\n");
        assertThat(site.eventsAfterStop()).isEmpty();
    }

    @Test
    void theHeadOfTheImageHasItsLength() throws Exception {
        assertThat(Wire.ask(site.port(), "HEAD", site.bob().open(), "")).containsIgnoringCase("\r\nContent-Length: 42\r\n").endsWith("\r\n\r\n");
    }

    @Test
    void afterTheRetentionALinkSaysThatItIsTooOld() throws Exception {
        site.clock.advance(Duration.ofDays(41));

        assertThat(Wire.get(site.port(), click())).startsWith("HTTP/1.1 410 ").contains("This link is too old");
    }

    @Test
    void afterTheRetentionNothingIsRecorded() throws Exception {
        site.clock.advance(Duration.ofDays(41));
        Wire.get(site.port(), click());
        Wire.get(site.port(), site.bob().open());

        assertThat(site.eventsAfterStop()).isEmpty();
    }

    @Test
    void linksOfARemovedAccountAreTooOldToo() throws Exception {
        site.accounts.remove("acme");

        assertThat(Wire.get(site.port(), click())).startsWith("HTTP/1.1 410 ");
    }

    @Test
    void anyAlteredLetterIsNotFound() {
        String path = click();

        assertThat(IntStream.range(0, path.length())).allSatisfy(place -> {
            char other = path.charAt(place) == 'A' ? 'B' : 'A';
            assertThat(Wire.get(site.port(), path.substring(0, place) + other + path.substring(place + 1))).startsWith("HTTP/1.1 404 ");
        });
    }

    @Test
    void aTokenIsGoodForItsOwnPathAlone() throws Exception {
        assertThat(Wire.get(site.port(), click().replace("/c/", "/o/"))).startsWith("HTTP/1.1 404 ");
        assertThat(Wire.get(site.port(), click().replace("/c/", "/u/"))).startsWith("HTTP/1.1 404 ");
    }

    @Test
    void aQueryThatAMailClientAddsIsPassedOver() throws Exception {
        assertThat(Wire.get(site.port(), click() + "?utm_source=mail")).startsWith("HTTP/1.1 302 ");
    }

    @Test
    void noCookieIsSet() throws Exception {
        assertThat(Wire.get(site.port(), click())).doesNotContainIgnoringCase("set-cookie");
    }
}
