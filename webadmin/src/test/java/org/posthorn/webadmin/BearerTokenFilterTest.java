package org.posthorn.webadmin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posthorn.core.account.Account;
import org.posthorn.core.event.SampleEvents;
import org.posthorn.core.event.SubmittedMessage;
import org.posthorn.core.message.MessageId;
import org.posthorn.core.tag.Tags;

class BearerTokenFilterTest {
    private static final MessageId MESSAGE = new MessageId("01JD7Z0000000000000000000A");

    @RegisterExtension
    final Relay relay = new Relay();

    @BeforeEach
    void setUp() {
        relay.accounts.put(Account.withDefaults("acme"));
        relay.accounts.put(Account.withDefaults("globex"));
    }

    @Test
    void withoutATokenTheAnswerIs401() {
        URI uri = relay.request("/relay/accounts").build().uri();

        Answer answer = relay.send(HttpRequest.newBuilder(uri));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.at("/statusCode")).isEqualTo("401");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "nonsense.nonsense", "."})
    void aWrongTokenIs401(String bearer) {
        assertThat(relay.as(bearer).get("/relay/accounts").status()).isEqualTo(401);
    }

    @Test
    void aRightIdWithAWrongSecretIs401() {
        String id = relay.tokens.issue(Optional.empty()).token().id();

        assertThat(relay.as(id + ".AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA").get("/relay/accounts").status()).isEqualTo(401);
    }

    @Test
    void aRevokedTokenIs401() {
        var issued = relay.tokens.issue(Optional.empty());
        relay.tokens.revoke(issued.token().id());

        assertThat(relay.as(issued.bearer()).get("/relay/accounts").status()).isEqualTo(401);
    }

    @Test
    void anAdministratorMayTouchEveryAccount() {
        assertThat(relay.get("/relay/accounts/globex").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/relay/accounts/acme", "/relay/accounts/acme/credentials", "/relay/accounts/acme/events", "//relay//accounts//acme"})
    void anAccountsTokenOpensItsOwnAccount(String path) {
        assertThat(relay.asAccount("acme").get(path).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/relay/accounts", "/relay/accounts/globex", "/relay/accounts/globex/events", "/relay/suppressions", "/relay/tokens",
        "/relay/accounts/acme;/events", "/relay/accounts/%61cme"})
    void anAccountsTokenOpensNothingElse(String path) {
        assertThat(relay.asAccount("acme").get(path).status()).isEqualTo(403);
    }

    @Test
    void dotsInAPathDoNotLeadOutOfAnAccount() {
        assertThat(relay.asAccount("acme").get("/relay/accounts/acme/../globex").status()).isEqualTo(404);
    }

    @Test
    void anAccountMayNotSetItsOwnLimits() {
        assertThat(relay.asAccount("acme").put("/relay/accounts/acme", "{\"hardLimit\":9}").status()).isEqualTo(403);
    }

    @Test
    void anAccountMayNotActivateItself() {
        assertThat(relay.asAccount("acme").post("/relay/accounts/acme?action=activate", "").status()).isEqualTo(403);
    }

    @Test
    void anAccountReadsItsOwnMessage() {
        relay.events.accept(messageOf("acme"), List.of());

        assertThat(relay.asAccount("acme").get("/relay/messages/" + MESSAGE).status()).isEqualTo(200);
    }

    @Test
    void anotherAccountsMessageIs403() {
        relay.events.accept(messageOf("globex"), List.of());

        assertThat(relay.asAccount("acme").get("/relay/messages/" + MESSAGE).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "OPTIONS"})
    void aMethodCannotBeOverridden(String method) {
        relay.asAccount("acme");

        Answer answer = relay.send(relay.request("/relay/accounts/acme")
            .method(method, HttpRequest.BodyPublishers.noBody())
            .header("X-HTTP-Method-Override", "DELETE"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(relay.accounts.find("acme")).isPresent();
    }

    private static SubmittedMessage messageOf(String account) {
        return new SubmittedMessage(MESSAGE, account, null, "news@acme.test", SampleEvents.to("bob@example.org"), 10, "127.0.0.1", Relay.NOON, Tags.NONE);
    }
}
