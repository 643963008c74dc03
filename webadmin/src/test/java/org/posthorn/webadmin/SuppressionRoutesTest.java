package org.posthorn.webadmin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posthorn.core.account.Account;
import org.posthorn.core.suppression.Suppression;
import org.posthorn.core.suppression.SuppressionReason;

class SuppressionRoutesTest {
    private static final String ACMES = "/relay/accounts/acme/suppressions";
    private static final String EVERYONES = "/relay/suppressions";

    @RegisterExtension
    final Relay relay = new Relay();

    @BeforeEach
    void setUp() {
        relay.accounts.put(Account.withDefaults("acme"));
    }

    @ParameterizedTest
    @ValueSource(strings = {ACMES, EVERYONES})
    void anEntryPutIsThere(String list) {
        assertThat(relay.put(list + "/Bob+tag@Example.org", "").status()).isEqualTo(201);

        assertThat(relay.get(list + "/bob%2Btag@example.org").body())
            .isEqualTo("{\"address\":\"bob+tag@example.org\",\"reason\":\"manual\",\"since\":\"2026-11-21T12:00:00.000Z\"}");
    }

    @Test
    void anEntryMayCarryReasonAndDetail() {
        relay.put(ACMES + "/bob@example.org", "{\"reason\":\"hard-bounce\",\"detail\":\"550 no such user\"}");

        assertThat(relay.suppressions.get("acme", "bob@example.org"))
            .contains(new Suppression("acme", "bob@example.org", SuppressionReason.HARD_BOUNCE, Relay.NOON, "550 no such user"));
    }

    @Test
    void anEntryForEveryoneHoldsForEachAccount() {
        relay.put(EVERYONES + "/bob@example.org", "");

        assertThat(relay.suppressions.find("acme", "bob@example.org")).isPresent();
        assertThat(relay.get(ACMES + "/bob@example.org").status()).isEqualTo(404);
    }

    @Test
    void aListCanBeNarrowedToAReason() {
        relay.put(ACMES + "/a@example.org", "{\"reason\":\"hard-bounce\"}");
        relay.put(ACMES + "/b@example.org", "");

        assertThat(relay.get(ACMES + "?reason=manual").json().at("/items").findValuesAsText("address")).containsExactly("b@example.org");
    }

    @Test
    void aListHasPages() {
        relay.put(ACMES + "/a@example.org", "");
        relay.put(ACMES + "/b@example.org", "");

        Answer first = relay.get(ACMES + "?limit=1");

        assertThat(first.at("/next")).isEqualTo("a@example.org");
        assertThat(relay.get(ACMES + "?limit=1&after=a@example.org").at("/items/0/address")).isEqualTo("b@example.org");
    }

    @Test
    void anUnknownReasonIs400() {
        assertThat(relay.get(ACMES + "?reason=boredom").at("/message")).contains("'reason'");
    }

    @Test
    void aWrongAddressIs400() {
        assertThat(relay.put(ACMES + "/nobody", "").status()).isEqualTo(400);
    }

    @Test
    void aRemovedEntryIsGone() {
        relay.put(ACMES + "/bob@example.org", "");

        assertThat(relay.delete(ACMES + "/bob@example.org").status()).isEqualTo(204);
        assertThat(relay.delete(ACMES + "/bob@example.org").status()).isEqualTo(404);
    }

    @Test
    void anUnknownAccountIs404() {
        assertThat(relay.get("/relay/accounts/nobody/suppressions").status()).isEqualTo(404);
    }
}
