package org.posthorn.webadmin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posthorn.core.account.Account;
import org.posthorn.core.address.IpRange;
import org.posthorn.core.admission.LoginPolicy;

/** Bans, the node and the usage of quotas. */
class FrontDoorRoutesTest {
    @RegisterExtension
    final Relay relay = new Relay();

    @Test
    void bansAreListed() {
        ban("192.0.2.7");

        assertThat(relay.get("/relay/bans").body()).isEqualTo(
            "{\"items\":[{\"ip\":\"192.0.2.7\",\"since\":\"2026-11-21T12:00:00.000Z\",\"until\":\"2026-11-21T12:30:00.000Z\"}],\"next\":null}");
    }

    @Test
    void aListOfBansHasPages() {
        List.of("192.0.2.1", "192.0.2.2", "192.0.2.3").forEach(this::ban);

        assertThat(relay.get("/relay/bans?limit=2").at("/next")).isEqualTo("192.0.2.2");
        assertThat(relay.get("/relay/bans?limit=2&after=192.0.2.2").json().at("/items").findValuesAsText("ip")).containsExactly("192.0.2.3");
    }

    @Test
    void aBanIsFoundByItsIp() {
        ban("2001:db8::7");

        assertThat(relay.get("/relay/bans/2001:db8::8").at("/ip")).isEqualTo("2001:db8::");
    }

    @Test
    void whoIsNotBannedIs404() {
        assertThat(relay.get("/relay/bans/192.0.2.7").status()).isEqualTo(404);
        assertThat(relay.delete("/relay/bans/192.0.2.7").status()).isEqualTo(404);
    }

    @Test
    void whatIsNoIpIs400() {
        assertThat(relay.get("/relay/bans/localhost").status()).isEqualTo(400);
    }

    @Test
    void aDeletedBanIsLifted() {
        ban("192.0.2.7");

        assertThat(relay.delete("/relay/bans/192.0.2.7").status()).isEqualTo(204);
        assertThat(relay.guard.bans()).isEmpty();
    }

    @Test
    void aNodeIsActiveFirst() {
        relay.sessions.opened();

        assertThat(relay.get("/relay/node").body()).isEqualTo("{\"state\":\"active\",\"sessions\":1}");
    }

    @Test
    void aNodeDrainsUntilItResumes() {
        assertThat(relay.post("/relay/node?action=drain", "").body()).isEqualTo(
            "{\"state\":\"draining\",\"since\":\"2026-11-21T12:00:00.000Z\",\"sessions\":0}");
        assertThat(relay.node.isDraining()).isTrue();
        assertThat(relay.post("/relay/node?action=resume", "").at("/state")).isEqualTo("active");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?action=stop", "?verb=drain"})
    void anUnknownActionIs400(String query) {
        assertThat(relay.post("/relay/node" + query, "").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/relay/node", "/relay/bans", "/relay/bans/192.0.2.7"})
    void anAccountsTokenOpensNoneOfThese(String path) {
        relay.put("/relay/accounts/acme", "{}");

        assertThat(relay.asAccount("acme").get(path).status()).isEqualTo(403);
    }

    @Test
    void usageIsShownBesideItsLimits() {
        relay.put("/relay/accounts/acme", "{\"quotas\":{\"hour\":10}}");
        Account acme = relay.accounts.find("acme").orElseThrow();
        relay.quotas.take(acme, 3);
        relay.sessions.enter("acme", 1);

        assertThat(relay.asAccount("acme").get("/relay/accounts/acme/quotas").body()).isEqualTo("{\"quotas\":{"
            + "\"hour\":{\"used\":3,\"limit\":10,\"resets\":\"2026-11-21T13:00:00.000Z\"},\"day\":{\"used\":3,\"resets\":\"2026-11-22T00:00:00.000Z\"},"
            + "\"month\":{\"used\":3,\"resets\":\"2026-12-01T00:00:00.000Z\"}},\"sessions\":1}");
    }

    @Test
    void theUsageOfAnUnknownAccountIs404() {
        assertThat(relay.get("/relay/accounts/acme/quotas").status()).isEqualTo(404);
    }

    private void ban(String ip) {
        InetAddress client = IpRange.address(ip).orElseThrow();
        for (int i = 0; i < LoginPolicy.DEFAULT.failures(); i++) {
            relay.guard.failed(client, "ann");
        }
    }
}
