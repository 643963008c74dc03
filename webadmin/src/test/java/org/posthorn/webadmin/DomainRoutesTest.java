package org.posthorn.webadmin;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.interfaces.RSAPublicKey;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posthorn.core.account.Account;

class DomainRoutesTest {
    private static final String LIST = "/relay/accounts/acme/domains";
    private static final String NEWS = LIST + "/news.acme.test";

    @RegisterExtension
    final Relay relay = new Relay();

    @BeforeEach
    void setUp() {
        relay.accounts.put(Account.withDefaults("acme"));
        relay.accounts.put(Account.withDefaults("globex"));
    }

    @Test
    void aNewDomainShowsTheRecordToPublish() {
        Answer answer = relay.put(NEWS, "");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.at("/domain")).isEqualTo("news.acme.test");
        assertThat(answer.at("/bounceDomain")).isEqualTo("bounce.news.acme.test");
        assertThat(answer.at("/dkim/name")).isEqualTo("s2026q4._domainkey.news.acme.test");
        assertThat(answer.at("/dkim/value")).startsWith("v=DKIM1; k=rsa; p=MIIBIjAN");
    }

    @Test
    void itsKeyIsRsaWith2048Bits() {
        relay.put(NEWS, "{}");

        var key = (RSAPublicKey) relay.domains.find("news.acme.test").orElseThrow().key().publicKey();
        assertThat(key.getModulus().bitLength()).isEqualTo(2048);
    }

    @Test
    void aSecondPutKeepsTheKey() {
        String value = relay.put(NEWS, "").at("/dkim/value");

        Answer second = relay.put(NEWS, "{\"bounceDomain\":\"Returns.Example.NET\"}");

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.at("/dkim/value")).isEqualTo(value);
        assertThat(second.at("/bounceDomain")).isEqualTo("returns.example.net");
    }

    @Test
    void aPutWithoutABounceDomainKeepsTheOneThere() {
        relay.put(NEWS, "{\"bounceDomain\":\"returns.example.net\"}");

        assertThat(relay.put(NEWS, "").at("/bounceDomain")).isEqualTo("returns.example.net");
    }

    @Test
    void aTrackingHostIsShown() {
        relay.put(NEWS, "{\"trackingHost\":\"T.News.Acme.Test\"}");

        assertThat(relay.get(NEWS).at("/trackingHost")).isEqualTo("t.news.acme.test");
    }

    @Test
    void aPutWithoutATrackingHostTakesItAway() {
        relay.put(NEWS, "{\"trackingHost\":\"t.news.acme.test\"}");
        relay.put(NEWS, "{}");

        assertThat(relay.get(NEWS).json().has("trackingHost")).isFalse();
    }

    @Test
    void aWrongTrackingHostIs400() {
        assertThat(relay.put(NEWS, "{\"trackingHost\":\"t.example:80\"}").at("/message")).contains("'trackingHost'");
    }

    @Test
    void thePrivateKeyIsNeverShown() {
        relay.put(NEWS, "");

        assertThat(relay.get(NEWS).json().at("/dkim").fieldNames()).toIterable().containsExactly("selector", "name", "value");
    }

    @Test
    void theListHasTheAccountsDomains() {
        relay.put(NEWS, "");

        assertThat(relay.get(LIST).at("/items/0/domain")).isEqualTo("news.acme.test");
        assertThat(relay.get("/relay/accounts/globex/domains").body()).isEqualTo("{\"items\":[],\"next\":null}");
    }

    @Test
    void anotherAccountsDomainIs409() {
        relay.put("/relay/accounts/globex/domains/news.acme.test", "");

        assertThat(relay.put(NEWS, "").status()).isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "DELETE"})
    void anotherAccountsDomainIs404To(String method) {
        relay.put("/relay/accounts/globex/domains/news.acme.test", "");

        assertThat(method.equals("GET") ? relay.get(NEWS).status() : relay.delete(NEWS).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "a..b", "-a.test", "a_b.test", "%5B127.0.0.1%5D", "b%C3%BCcher.test"})
    void aWrongDomainIs400(String domain) {
        assertThat(relay.put(LIST + "/" + domain, "").status()).isEqualTo(400);
    }

    @Test
    void aWrongBounceDomainIs400() {
        assertThat(relay.put(NEWS, "{\"bounceDomain\":\"nodots\"}").at("/message")).contains("'bounceDomain'");
    }

    @Test
    void anAccountsTokenChoosesABounceDomainBelowItsDomainOnly() {
        relay.asAccount("acme");

        assertThat(relay.put(NEWS, "{\"bounceDomain\":\"example.org\"}").status()).isEqualTo(400);
        assertThat(relay.put(NEWS, "{\"bounceDomain\":\"b.news.acme.test\"}").status()).isEqualTo(201);
    }

    @Test
    void aRemovedDomainIsGone() {
        relay.put(NEWS, "");

        assertThat(relay.delete(NEWS).status()).isEqualTo(204);
        assertThat(relay.get(NEWS).status()).isEqualTo(404);
    }
}
