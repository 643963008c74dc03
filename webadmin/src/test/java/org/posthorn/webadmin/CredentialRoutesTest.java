package org.posthorn.webadmin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posthorn.core.account.Account;
import org.posthorn.core.account.PasswordHash;

class CredentialRoutesTest {
    private static final String LIST = "/relay/accounts/acme/credentials";
    private static final String PASSWORD = "{\"password\":\"correct horse\"}";

    @RegisterExtension
    final Relay relay = new Relay();

    @BeforeEach
    void setUp() {
        relay.accounts.put(Account.withDefaults("acme"));
        relay.accounts.put(Account.withDefaults("globex"));
    }

    @Test
    void aPasswordIsKeptAsAHashThatMatches() {
        assertThat(relay.put(LIST + "/mailer", PASSWORD).status()).isEqualTo(204);

        String hash = relay.accounts.credential("mailer").orElseThrow().passwordHash();
        assertThat(hash).doesNotContain("correct horse");
        assertThat(PasswordHash.verify("correct horse", hash)).isTrue();
    }

    @Test
    void theListNamesUsersAndNoMore() {
        relay.put(LIST + "/mailer", PASSWORD);

        assertThat(relay.get(LIST).body()).isEqualTo("{\"items\":[{\"user\":\"mailer\"}],\"next\":null}");
    }

    @Test
    void aUserNameIsKeptInLowerCase() {
        relay.put(LIST + "/Mailer@Acme.Test", PASSWORD);

        assertThat(relay.accounts.credential("mailer@acme.test")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "", "{\"password\":\"7 chars\"}", "{\"password\":12345678}", "{\"password\":null}"})
    void aMissingOrShortPasswordIs400(String body) {
        Answer answer = relay.put(LIST + "/mailer", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/message")).contains("'password'");
    }

    @Test
    void aWrongUserNameIs400() {
        assertThat(relay.put(LIST + "/a%20b", PASSWORD).status()).isEqualTo(400);
    }

    @Test
    void anotherAccountsUserNameIs409() {
        relay.put("/relay/accounts/globex/credentials/mailer", PASSWORD);

        assertThat(relay.put(LIST + "/mailer", PASSWORD).status()).isEqualTo(409);
    }

    @Test
    void anUnknownAccountIs404() {
        assertThat(relay.put("/relay/accounts/nobody/credentials/mailer", PASSWORD).status()).isEqualTo(404);
    }

    @Test
    void aRemovedCredentialIsGone() {
        relay.put(LIST + "/mailer", PASSWORD);

        assertThat(relay.delete(LIST + "/mailer").status()).isEqualTo(204);
        assertThat(relay.accounts.credential("mailer")).isEmpty();
    }

    @Test
    void anotherAccountsCredentialCannotBeRemoved() {
        relay.put("/relay/accounts/globex/credentials/mailer", PASSWORD);

        assertThat(relay.delete(LIST + "/mailer").status()).isEqualTo(404);
    }
}
