package org.posthorn.webadmin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.posthorn.core.account.Account;

class TokenRoutesTest {
    private static final String TOKENS = "/relay/tokens";

    @RegisterExtension
    final Relay relay = new Relay();

    @BeforeEach
    void setUp() {
        relay.accounts.put(Account.withDefaults("acme"));
    }

    @Test
    void anIssuedAdministratorsTokenOpensEverything() {
        Answer answer = relay.post(TOKENS, "{\"role\":\"admin\"}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(relay.as(answer.at("/token")).get(TOKENS).status()).isEqualTo(200);
    }

    @Test
    void anIssuedAccountsTokenOpensItsAccount() {
        Answer answer = relay.post(TOKENS, "{\"role\":\"account\",\"account\":\"acme\"}");

        relay.as(answer.at("/token"));
        assertThat(relay.get("/relay/accounts/acme").status()).isEqualTo(200);
        assertThat(relay.get(TOKENS).status()).isEqualTo(403);
    }

    @Test
    void theListShowsNoSecret() {
        String bearer = relay.post(TOKENS, "{\"role\":\"admin\"}").at("/token");
        String secret = bearer.substring(bearer.indexOf('.') + 1);

        assertThat(relay.get(TOKENS).json().at("/items")).hasSize(2);
        assertThat(relay.get(TOKENS).body()).doesNotContain(secret).doesNotContain("Hash");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{}|role", "{\"role\":\"king\"}|role", "{\"role\":\"account\"}|account",
        "{\"role\":\"account\",\"account\":\"nobody\"}|account", "{\"role\":\"admin\",\"account\":\"acme\"}|account"})
    void aWrongFieldIsNamed(String json, String field) {
        Answer answer = relay.post(TOKENS, json);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/message")).contains("'" + field + "'");
    }

    @Test
    void aRevokedTokenOpensNothing() {
        Answer issued = relay.post(TOKENS, "{\"role\":\"admin\"}");

        assertThat(relay.delete(TOKENS + "/" + issued.at("/id")).status()).isEqualTo(204);
        assertThat(relay.as(issued.at("/token")).get(TOKENS).status()).isEqualTo(401);
    }

    @Test
    void anUnknownTokenIs404() {
        assertThat(relay.delete(TOKENS + "/0000").status()).isEqualTo(404);
    }
}
