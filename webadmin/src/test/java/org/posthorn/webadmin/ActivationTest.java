package org.posthorn.webadmin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of an account that goes from pending to active, and of what was held for it. */
class ActivationTest {
    private static final String ACME = "/relay/accounts/acme";

    @RegisterExtension
    final Relay relay = new Relay();

    @BeforeEach
    void createPending() {
        relay.put(ACME, "{\"state\":\"pending\",\"contact\":\"ops@corp.example.net\"}");
        relay.held.hold("acme", 3);
    }

    @Test
    void theAnswerIsATask() {
        Answer answer = relay.post(ACME + "?action=activate", "");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Location")).contains("/tasks/" + answer.at("/taskId"));
    }

    @Test
    void theAccountIsActiveWhenTheTaskBegins() {
        relay.post(ACME + "?action=activate", "");

        assertThat(relay.get(ACME).at("/state")).isEqualTo("active");
    }

    @Test
    void theTaskTellsHowManyMessagesWentAndWhoWasTold() {
        Answer task = activate();

        assertThat(task.at("/status")).isEqualTo("completed");
        assertThat(task.at("/type")).isEqualTo("release-held-mail");
        assertThat(task.at("/additionalInformation/account")).isEqualTo("acme");
        assertThat(task.at("/additionalInformation/released")).isEqualTo("3");
        assertThat(task.at("/additionalInformation/notified")).isEqualTo("ops@corp.example.net");
    }

    @Test
    void theNoticeCountsWhatGoesOut() {
        activate();

        assertThat(relay.held.notices()).containsExactly("acme: 3");
    }

    @Test
    void anAccountWithoutAContactHasNobodyTold() {
        relay.put(ACME, "{\"state\":\"pending\"}");

        assertThat(activate().json().at("/additionalInformation/notified").isNull()).isTrue();
    }

    @Test
    void anActiveAccountHasNothingReleasedAndNobodyTold() {
        activate();
        Answer again = activate();

        assertThat(again.at("/additionalInformation/released")).isEqualTo("0");
        assertThat(relay.held.notices()).hasSize(1);
    }

    @Test
    void aSuspendedAccountThatNothingIsHeldOfHasNobodyTold() {
        relay.put("/relay/accounts/globex", "{\"state\":\"suspended\"}");

        relay.get("/tasks/" + relay.post("/relay/accounts/globex?action=activate", "").at("/taskId") + "/await");

        assertThat(relay.held.notices()).isEmpty();
    }

    @Test
    void aStateThatIsPutReleasesToo() {
        relay.put(ACME, "{\"state\":\"active\"}");
        String task = relay.get("/tasks").json().at("/0/taskId").asText();

        assertThat(relay.get("/tasks/" + task + "/await").at("/additionalInformation/released")).isEqualTo("3");
    }

    @Test
    void anAccountThatIsNotThereIs404() {
        assertThat(relay.post("/relay/accounts/nobody?action=activate", "").status()).isEqualTo(404);
    }

    @Test
    void theAccountShowsHowManyAreHeld() {
        assertThat(relay.get(ACME).at("/held")).isEqualTo("3");
    }

    @Test
    void whatIsShownWithHeldMailMayBePutBack() {
        assertThat(relay.put(ACME, relay.get(ACME).body()).status()).isEqualTo(200);
    }

    @Test
    void aRemovedAccountsHeldMailIsGone() {
        relay.delete(ACME);

        assertThat(relay.held.count("acme")).isZero();
    }

    private Answer activate() {
        return relay.get("/tasks/" + relay.post(ACME + "?action=activate", "").at("/taskId") + "/await");
    }
}
