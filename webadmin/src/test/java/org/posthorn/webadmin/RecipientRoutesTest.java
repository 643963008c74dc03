package org.posthorn.webadmin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.posthorn.core.bounce.BounceClass;
import org.posthorn.core.message.MessageCopy;
import org.posthorn.core.message.MessageId;
import org.posthorn.core.suppression.BounceLimits;
import org.posthorn.core.suppression.Charge;

class RecipientRoutesTest {
    private static final String BOB = "/relay/accounts/acme/recipients/Bob@Example.org";

    @RegisterExtension
    final Relay relay = new Relay();

    @BeforeEach
    void signUp() {
        relay.put("/relay/accounts/acme", "{\"hardLimit\":2,\"softLimit\":3}");
    }

    @Test
    void aRecipientThatNothingIsKnownOfGetsMail() {
        assertThat(relay.get(BOB).body()).isEqualTo("{\"address\":\"bob@example.org\",\"suppressed\":false,\"hard\":{\"bounces\":0,\"limit\":2},"
            + "\"soft\":{\"bounces\":0,\"limit\":3}}");
    }

    @Test
    void bouncesStandBesideTheAccountsLimits() {
        charge("1", BounceClass.HARD);
        charge("2", BounceClass.SOFT);
        charge("3", BounceClass.SOFT);
        assertThat(relay.get(BOB).body()).contains("\"hard\":{\"bounces\":1,\"limit\":2},\"soft\":{\"bounces\":2,\"limit\":3}");
    }

    @Test
    void aSuppressionOfTheAccountIsShown() {
        relay.put("/relay/accounts/acme/suppressions/bob@example.org", "{\"detail\":\"by phone\"}");
        assertThat(relay.get(BOB).body()).contains("\"suppressed\":true,\"suppression\":{\"address\":\"bob@example.org\",\"reason\":\"manual\"")
            .doesNotContain("forAll");
    }

    @Test
    void aSuppressionForAllAccountsIsShownAsSuch() {
        relay.put("/relay/suppressions/bob@example.org", "{}");
        assertThat(relay.get(BOB).body()).contains("\"suppressed\":true,\"forAll\":{\"address\":\"bob@example.org\"");
    }

    @Test
    void whatIsNoAddressIs400() {
        assertThat(relay.get("/relay/accounts/acme/recipients/bob").status()).isEqualTo(400);
    }

    @Test
    void anUnknownAccountIs404() {
        assertThat(relay.get("/relay/accounts/nobody/recipients/bob@example.org").status()).isEqualTo(404);
    }

    @Test
    void anotherAccountsTokenIsForbidden() {
        relay.put("/relay/accounts/beta", "{}");
        assertThat(relay.asAccount("beta").get(BOB).status()).isEqualTo(403);
    }

    private void charge(String id, BounceClass bounceClass) {
        MessageCopy copy = new MessageCopy(MessageId.of(new byte[MessageId.BYTES]), 0);
        relay.suppressions.charge(new Charge(id, copy, "acme", "bob@example.org", bounceClass, Relay.NOON, null), BounceLimits.DEFAULT);
    }
}
