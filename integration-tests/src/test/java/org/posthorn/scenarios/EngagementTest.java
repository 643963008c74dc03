package org.posthorn.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.posthorn.testing.DkimVerifier;
import org.posthorn.testing.Received;

/** What recipients do with HTML mail: images and links come back to us, are answered, and are events. */
@ExtendWith(SharedServer.class)
class EngagementTest {
    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final String HTML = "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n";
    private final Customer customer;
    private Newsletter newsletter;

    EngagementTest(Customer customer) {
        this.customer = customer;
    }

    @BeforeEach
    void begin() throws IOException {
        newsletter = Newsletter.begin(customer);
    }

    private JsonNode withinASecond(String type, String recipient) {
        return await().atMost(AT_ONCE).pollInterval(Duration.ofMillis(50))
            .until(() -> customer.events("type=" + type + "&recipient=" + recipient), events -> !events.isEmpty()).get(0);
    }

    private static String octets(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    @Test
    void linksAndImageAreTheRecipientsOwnAndNoOtherOctetChanges() throws IOException {
        Visitor bob = newsletter.send("octets@engagement.example");
        String base = "http://posthorn.test:" + customer.server().port("web");
        String image = bob.copy().body().replaceAll("(?s).*?(<img [^>]*>).*", "$1");
        assertThat(bob.paths("c")).hasSize(2);
        assertThat(bob.paths("o")).hasSize(1);
        assertThat(image).contains(base + bob.image());
        assertThat(bob.copy().body().replace(image, "").replace(base + bob.click(0), Newsletter.SHOP.replace("&", "&amp;"))
            .replace(base + bob.click(1), octets(Newsletter.UMLAUTS))).isEqualTo(octets(Newsletter.html()));
    }

    @ParameterizedTest
    @EnumSource
    void theSignatureHolds(DkimVerifier verifier) throws IOException {
        verifier.require();
        Visitor bob = newsletter.send("dkim-" + verifier.name() + "@engagement.example");
        JsonNode dkim = customer.admin().get("/relay/accounts/" + customer.id() + "/domains/" + customer.domain()).orThrow().json().path("dkim");
        DkimVerifier.Verdict verdict = verifier.verify(bob.copy().bytes(), dkim.path("name").asText(), dkim.path("value").asText());
        assertThat(verdict.valid()).as(verdict.output()).isTrue();
    }

    @Test
    void theUnsubscribeFieldsAreSigned() throws IOException {
        Received copy = newsletter.send("signed@engagement.example").copy();
        assertThat(copy.header("List-Unsubscribe-Post")).contains("List-Unsubscribe=One-Click");
        assertThat(copy.header("DKIM-Signature").orElseThrow().toLowerCase(Locale.ROOT)).containsPattern("h=[^;]*list-unsubscribe:")
            .containsPattern("h=[^;]*list-unsubscribe-post");
    }

    @Test
    void anImageThatIsFetchedIsAnOpenWithinASecond() throws IOException {
        Visitor bob = newsletter.send("open@engagement.example");
        assertThat(bob.get(bob.image()).headers().firstValue("Content-Type")).contains("image/gif");
        assertThat(withinASecond("opened", "open@engagement.example").at("/client/kind").asText()).isEqualTo("human");
    }

    @Test
    void aClickGoesOnToTheOriginalAndIsAnEventWithinASecond() throws IOException {
        Visitor bob = newsletter.send("click@engagement.example");
        HttpResponse<String> answer = bob.get(bob.click(0));
        JsonNode event = withinASecond("clicked", "click@engagement.example");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).contains(Newsletter.SHOP);
        assertThat(event.path("link").asText()).isEqualTo(Newsletter.SHOP);
        assertThat(event.path("message").asText()).isEqualTo(customer.awaitEvent("delivered", "click@engagement.example").path("message").asText());
        assertThat(event.at("/client/agent").asText()).isEqualTo(Visitor.FIREFOX);
        assertThat(event.path("source").asText()).isEqualTo("http");
    }

    @Test
    void aLinkThatIsNotAsciiIsTheSameToTheOctet() throws IOException {
        Visitor bob = newsletter.send("umlauts@engagement.example");
        assertThat(bob.get(bob.click(1)).headers().firstValue("Location")).contains(octets(Newsletter.UMLAUTS));
        assertThat(withinASecond("clicked", "umlauts@engagement.example").path("link").asText()).isEqualTo(Newsletter.UMLAUTS);
    }

    @Test
    void aProxysFetchIsAProxys() throws IOException {
        Visitor bob = newsletter.send("proxy@engagement.example");
        bob.get(bob.image(), "User-Agent", "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)");
        assertThat(withinASecond("opened", "proxy@engagement.example").at("/client/kind").asText()).isEqualTo("proxy");
    }

    @Test
    void headIsAnsweredAndNotRecorded() throws IOException {
        Visitor bob = newsletter.send("head@engagement.example");
        assertThat(bob.head(bob.click(0)).statusCode()).isEqualTo(302);
        bob.get(bob.image());
        withinASecond("opened", "head@engagement.example");
        assertThat(customer.eventTypes("head@engagement.example")).doesNotContain("clicked");
    }

    @Test
    void anAlteredTokenIsNotFoundAndNotRecorded() throws IOException {
        Visitor bob = newsletter.send("altered@engagement.example");
        String path = bob.click(0);
        String altered = path.substring(0, 20) + (path.charAt(20) == 'A' ? 'B' : 'A') + path.substring(21);
        HttpResponse<String> answer = bob.get(altered);
        bob.get(bob.image());
        withinASecond("opened", "altered@engagement.example");
        assertThat(List.of(answer.statusCode(), answer.body())).containsExactly(404, "");
        assertThat(customer.eventTypes("altered@engagement.example")).doesNotContain("clicked");
    }

    @Test
    void oneClickUnsubscribesOnceHoweverOften() throws IOException {
        Visitor bob = newsletter.send("oneclick@engagement.example");
        assertThat(List.of(bob.oneClick().statusCode(), bob.oneClick().statusCode())).containsExactly(200, 200);
        assertThat(customer.suppressed()).contains("oneclick@engagement.example");
        assertThat(customer.eventTypes("oneclick@engagement.example")).containsOnlyOnce("unsubscribed");
    }

    @Test
    void whoUnsubscribedGetsNoMore() throws IOException {
        newsletter.send("nomore@engagement.example").oneClick();
        customer.submit("nomore@engagement.example");
        customer.awaitEvent("suppressed", "nomore@engagement.example");
        assertThat(customer.sink().attempts("nomore@engagement.example")).isEqualTo(1);
    }

    @Test
    void thePageAsksInTheRecipientsLanguage() throws IOException {
        Visitor bob = newsletter.send("page@engagement.example");
        HttpResponse<String> page = bob.get(bob.unsubscribe(), "Accept-Language", "it-CH, de;q=0.5");
        assertThat(page.body()).contains("<html lang=\"it\">", "<form method=\"post\">", customer.sender());
        assertThat(customer.suppressed()).doesNotContain("page@engagement.example");
    }

    @Test
    void anyMailToTheAddressUnsubscribes() throws IOException {
        Received copy = newsletter.send("mail@engagement.example").copy();
        String field = copy.header("List-Unsubscribe").orElseThrow();
        String address = field.substring(field.indexOf("mailto:") + 7, field.indexOf('>'));
        try (var client = customer.connect("mx")) {
            Customer.queuedId(client.sendMessage("mail@engagement.example", address, "Subject: whatever\r\n\r\nEnough.\r\n"));
        }
        customer.awaitEvent("unsubscribed", "mail@engagement.example");
        assertThat(customer.suppressed()).contains("mail@engagement.example");
    }

    @Test
    void theSendersOwnListUnsubscribeIsKept() throws IOException {
        Received copy = newsletter.send("own@engagement.example", "List-Unsubscribe: <https://own.example/u>\n" + HTML,
            "<a href=\"https://own.example/u\">Unsubscribe</a>\r\n");
        assertThat(copy.header("List-Unsubscribe")).contains("<https://own.example/u>");
        assertThat(copy.body()).contains("<a href=\"https://own.example/u\">");
    }

    @Test
    void theSenderOptsOutByAHeaderThatDoesNotLeave() throws IOException {
        Received copy = newsletter.send("optout@engagement.example", "X-Posthorn-Tracking: off\n" + HTML, Newsletter.html());
        assertThat(copy.header("X-Posthorn-Tracking")).isEmpty();
        assertThat(copy.body()).isEqualTo(octets(Newsletter.html()));
    }

    @Test
    void signedMailIsLeftAlone() throws IOException {
        String body = """
            --s
            Content-Type: text/html

            <a href="https://shop.example/">Shop</a>
            --s
            Content-Type: application/pkcs7-signature; name=smime.p7s

            MIIB
            --s--
            """.replace("\n", "\r\n");
        Received copy = newsletter.send("smime@engagement.example",
            "Content-Type: multipart/signed; protocol=\"application/pkcs7-signature\"; micalg=sha-256; boundary=s\n", body);
        assertThat(copy.body()).isEqualTo(body);
    }

    @Test
    void plainTextIsLeftAlone() throws IOException {
        String body = "See https://shop.example/ and <a href=\"https://shop.example/\">\r\n";
        assertThat(newsletter.send("plain@engagement.example", "Content-Type: text/plain\n", body).body()).isEqualTo(body);
    }
}
