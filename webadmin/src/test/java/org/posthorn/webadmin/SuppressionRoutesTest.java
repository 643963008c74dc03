package org.posthorn.webadmin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
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

    @Test
    void anEntryMayEnd() {
        relay.put(ACMES + "/bob@example.org", "{\"until\":\"2026-12-01T00:00:00Z\"}");

        assertThat(relay.get(ACMES + "/bob@example.org").at("/until")).isEqualTo("2026-12-01T00:00:00.000Z");
    }

    @Test
    void anEndThatHasPassedIs400() {
        assertThat(relay.put(ACMES + "/bob@example.org", "{\"until\":\"2026-01-01T00:00:00Z\"}").at("/message")).contains("'until'");
    }

    @Test
    void aListCanBeSearched() {
        relay.put(ACMES + "/bob@example.org", "");
        relay.put(ACMES + "/bob@example.net", "");

        assertThat(relay.get(ACMES + "?search=@Example.org").json().at("/items").findValuesAsText("address")).containsExactly("bob@example.org");
    }

    @ParameterizedTest
    @ValueSource(strings = {ACMES, EVERYONES})
    void aListIsImportedByATask(String list) {
        String task = imported(list + "?format=sendgrid", "[{\"email\":\"bob@example.org\",\"ip\":\"192.0.2.1\"}]");

        assertThat(relay.get("/tasks/" + task).at("/additionalInformation/added")).isEqualTo("1");
        assertThat(relay.get(list + "/bob@example.org").at("/reason")).isEqualTo("complaint");
    }

    @Test
    void anImportSaysWhatItDidNotTakeAndWhy() {
        relay.put(ACMES + "/bob@example.org", "");

        String task = imported(ACMES + "?format=csv&reason=hard-bounce", "address\nbob@example.org\nnobody\neve@example.org\n");

        assertThat(relay.get("/tasks/" + task).json().at("/additionalInformation").toString())
            .contains("\"added\":1,\"unchanged\":1,\"refused\":1,\"mistakes\":[\"line 3: nobody is not a mail address\"]");
    }

    @Test
    void anAccountSeesItsOwnImport() {
        String task = imported(ACMES + "?format=csv", "bob@example.org\n");
        relay.accounts.put(Account.withDefaults("beta"));

        assertThat(relay.asAccount("acme").get(ACMES + "/imports/" + task).at("/added")).isEqualTo("1");
        assertThat(relay.asAccount("beta").get("/relay/accounts/beta/suppressions/imports/" + task).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?format=excel", "?format=csv&reason=boredom", "?format=csv&colour=red"})
    void anImportThatSaysNotWhatItIsIs400(String query) {
        assertThat(relay.post(ACMES + query, "bob@example.org\n").status()).isEqualTo(400);
    }

    @Test
    void anEmptyImportIs400() {
        assertThat(relay.post(ACMES + "?format=csv", "").status()).isEqualTo(400);
    }

    @Test
    void aListSentAsAFormIs400() {
        Answer answer = relay.send(relay.request(ACMES + "?format=csv").setHeader("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("bob@example.org\n")));

        assertThat(answer.at("/message")).contains("text/csv");
    }

    @Test
    void aListIsExportedAsATable() {
        relay.put(ACMES + "/a@example.org", "{\"reason\":\"hard-bounce\",\"detail\":\"550 5.1.1 no, none\"}");
        relay.put(ACMES + "/b@example.org", "{\"until\":\"2026-12-01T00:00:00Z\"}");

        assertThat(exported(ACMES)).isEqualTo("""
            address,reason,since,until,detail\r
            a@example.org,hard-bounce,2026-11-21T12:00:00.000Z,,"550 5.1.1 no, none"\r
            b@example.org,manual,2026-11-21T12:00:00.000Z,2026-12-01T00:00:00.000Z,\r
            """);
    }

    @Test
    void whatIsExportedCanBeImported() {
        relay.put(ACMES + "/+a@example.org", "{\"reason\":\"hard-bounce\",\"detail\":\"550\"}");
        for (int i = 0; i < 1001; i++) {
            relay.suppressions.put(new Suppression("acme", "user" + i + "@example.org", SuppressionReason.MANUAL, Relay.NOON,
                Relay.NOON.plusSeconds(i + 1), null));
        }

        imported(EVERYONES + "?format=csv", exported(ACMES));

        assertThat(exported(EVERYONES)).isEqualTo(exported(ACMES));
    }

    @Test
    void manyEntriesAreCountedAndRemovedTogether() {
        relay.put(ACMES + "/a@example.org", "{\"reason\":\"hard-bounce\"}");
        relay.put(ACMES + "/b@example.org", "");

        assertThat(relay.post(ACMES + "?action=remove&reason=hard-bounce&dryRun=true", "").body()).isEqualTo("{\"count\":1,\"dryRun\":true}");
        assertThat(relay.get(ACMES + "/a@example.org").status()).isEqualTo(200);
        assertThat(relay.post(ACMES + "?action=remove&reason=hard-bounce", "").body()).isEqualTo("{\"count\":1,\"dryRun\":false}");
        assertThat(relay.get(ACMES).json().at("/items").findValuesAsText("address")).containsExactly("b@example.org");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?action=remove", "?action=clear&search=a", "?action=remove&search=a&dryRun=maybe"})
    void aRemovalThatSaysNotWhatIs400(String query) {
        assertThat(relay.post(ACMES + query, "").status()).isEqualTo(400);
    }

    private String exported(String list) {
        Answer answer = relay.send(relay.request(list).header("Accept", "text/csv").GET());
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    /** The id of the task, which has ended. */
    private String imported(String path, String list) {
        Answer answer = relay.post(path, list);
        assertThat(answer.status()).isEqualTo(201);
        assertThat(relay.get("/tasks/" + answer.at("/taskId") + "/await").at("/status")).isIn("completed", "failed");
        return answer.at("/taskId");
    }
}
