package org.posthorn.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.posthorn.core.event.Event;
import org.posthorn.core.event.EventType;
import org.posthorn.core.suppression.SuppressionFilter;
import org.posthorn.core.suppression.SuppressionReason;

class UnsubscribePagesTest {
    private static final String ONE_CLICK = "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 26\r\n\r\nList-Unsubscribe=One-Click";

    @RegisterExtension
    final Site site = new Site();

    private String post() throws Exception {
        return Wire.exchange(site.port(), "POST " + site.bob().unsubscribe() + " HTTP/1.1\r\nHost: t.example\r\nConnection: close\r\n" + ONE_CLICK);
    }

    private String get(String fields) throws Exception {
        return Wire.ask(site.port(), "GET", site.bob().unsubscribe(), fields);
    }

    @Test
    void oneClickIsDone() throws Exception {
        assertThat(post()).startsWith("HTTP/1.1 200 ").contains("You will get no more mail from news@news.example.com.");
    }

    @Test
    void oneClickSuppressesTheRecipient() throws Exception {
        post();

        assertThat(site.suppressions.get("acme", "bob@example.org").orElseThrow().reason()).isEqualTo(SuppressionReason.UNSUBSCRIBE);
        assertThat(site.suppressions.get("acme", "eve@example.org")).isEmpty();
    }

    @Test
    void howeverOftenItIsOneEvent() throws Exception {
        post();
        post();

        assertThat(site.events.all()).extracting(Event::type).containsExactly(EventType.UNSUBSCRIBED);
    }

    @Test
    void aGetAsksAndChangesNothing() throws Exception {
        assertThat(get("")).startsWith("HTTP/1.1 200 ").contains("<form method=\"post\">", "Do you want no more mail from news@news.example.com?");
        assertThat(site.suppressions.list("acme", SuppressionFilter.ALL, Optional.empty(), 10)).isEmpty();
        assertThat(site.eventsAfterStop()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"en-GB,Unsubscribe", "de-AT;q=0.9,Abmelden", "fr,Se d", "it,Annulla", "'nl, es;q=0.8',Darse de baja", "zh,Unsubscribe"})
    void thePageIsInTheRecipientsLanguage(String accepted, String title) throws Exception {
        assertThat(get("Accept-Language: " + accepted + "\r\n")).contains("<title>" + title);
    }

    @Test
    void aHeadHasNoBody() throws Exception {
        assertThat(Wire.ask(site.port(), "HEAD", site.bob().unsubscribe(), "")).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\n");
    }

    @Test
    void thePageRunsNoScriptsAndIsFramedNowhere() throws Exception {
        assertThat(get("")).containsIgnoringCase("Content-Security-Policy: default-src 'none'").contains("frame-ancestors 'none'");
    }

    @Test
    void afterTheRetentionItIsTooLate() throws Exception {
        site.clock.advance(Duration.ofDays(41));

        assertThat(post()).startsWith("HTTP/1.1 410 ").contains("This link is too old");
    }

    @Test
    void aStoreThatFailsHasTheClientComeAgain() throws Exception {
        site.events.set(ShakyEventLog.State.DOWN);

        assertThat(post()).startsWith("HTTP/1.1 503 ").containsIgnoringCase("\r\nRetry-After: ");
    }

    @Test
    void otherMethodsAreNotAllowed() throws Exception {
        assertThat(Wire.ask(site.port(), "DELETE", site.bob().unsubscribe(), "")).startsWith("HTTP/1.1 405 ")
            .containsIgnoringCase("\r\nAllow: GET, HEAD, POST\r\n");
    }
}
