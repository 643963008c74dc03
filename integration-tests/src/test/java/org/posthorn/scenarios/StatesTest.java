package org.posthorn.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.posthorn.testing.AdminApi;
import org.posthorn.testing.Received;
import org.posthorn.testing.SmtpClient;

/** What becomes of the mail of accounts that are pending, activated and suspended. */
@ExtendWith(SharedServer.class)
class StatesTest {
    private static final String PENDING = "{\"state\":\"pending\"}";
    private final Customer customer;

    StatesTest(Customer customer) {
        this.customer = customer;
    }

    private Customer another(String name, String settings) throws IOException {
        return Customer.signUp(customer.server(), customer.sink(), "states-" + name, settings);
    }

    /** Activates and waits for the task's end; answers its details. */
    static JsonNode activate(Customer customer) throws IOException {
        AdminApi.Answer answer = customer.admin().post("/relay/accounts/" + customer.id() + "?action=activate", "");
        assertThat(answer.status()).isEqualTo(201);
        return customer.admin().get("/tasks/" + answer.json().path("taskId").asText() + "/await").orThrow().json();
    }

    private static JsonNode account(Customer customer) throws IOException {
        return customer.admin().get("/relay/accounts/" + customer.id()).orThrow().json();
    }

    @Test
    void aPendingAccountsMailIsTakenAndHeld() throws IOException {
        Customer pending = another("held", PENDING);
        pending.submit("held@states.example");
        pending.awaitEvent("held", "held@states.example");
        pending.awaitEmptySpool();
        assertThat(pending.eventTypes("held@states.example")).containsExactly("accepted", "held");
        assertThat(pending.sink().attempts("held@states.example")).isZero();
        assertThat(account(pending).path("held").asInt()).isEqualTo(1);
    }

    @Test
    void everyRecipientOfAHeldMessageHasItsEventAndItsCopyInTheEnd() throws IOException {
        Customer pending = another("recipients", PENDING);
        pending.submit("one@states.example", "two@states.example");
        pending.awaitEvent("held", "two@states.example");
        activate(pending);
        pending.awaitEvent("delivered", "one@states.example");
        pending.awaitEvent("delivered", "two@states.example");
        assertThat(pending.eventTypes("one@states.example")).containsExactly("accepted", "held", "released", "delivered");
        assertThat(pending.eventTypes("two@states.example")).containsExactly("accepted", "held", "released", "delivered");
    }

    @Test
    void activationReleasesInTheOrderOfSubmission() throws IOException {
        Customer pending = another("order", PENDING);
        List<String> recipients = List.of("c@order.example", "a@order.example", "d@order.example", "b@order.example");
        for (String recipient : recipients) {
            pending.submit(recipient);
            pending.awaitEvent("held", recipient);
        }
        JsonNode task = activate(pending);
        assertThat(task.path("status").asText()).isEqualTo("completed");
        assertThat(task.path("additionalInformation").path("released").asInt()).isEqualTo(recipients.size());
        assertThat(pending.events("type=released").stream().map(event -> event.path("recipient").asText())).containsExactlyElementsOf(recipients);
    }

    @Test
    void heldMailArrivesAsItWasSubmitted() throws IOException {
        Customer pending = another("bytes", PENDING);
        String message = pending.message("bytes@states.example").replace("Subject: The news", "subject:The\r\n\tnews  \r\nX-Odd:");
        pending.submitMessage(message, "bytes@states.example");
        pending.awaitEvent("held", "bytes@states.example");
        activate(pending);
        Received arrived = pending.sink().inbox().awaitTo("bytes@states.example", Customer.PATIENCE);
        assertThat(arrived.text()).endsWith(message);
    }

    @Test
    void afterActivationMailGoesAtOnce() throws IOException {
        Customer pending = another("after", PENDING);
        activate(pending);
        pending.submit("after@states.example");
        pending.awaitEvent("delivered", "after@states.example");
        assertThat(pending.eventTypes("after@states.example")).containsExactly("accepted", "delivered");
    }

    @Test
    void theCustomerIsToldOfTheActivation() throws IOException {
        Customer pending = another("notice", "{\"state\":\"pending\",\"contact\":\"ops@notice.example\"}");
        pending.submit("notice@states.example");
        pending.awaitEvent("held", "notice@states.example");
        JsonNode task = activate(pending);
        Received notice = pending.sink().inbox().awaitTo("ops@notice.example", Customer.PATIENCE);
        assertThat(task.path("additionalInformation").path("notified").asText()).isEqualTo("ops@notice.example");
        assertThat(notice.sender()).isEmpty();
        assertThat(notice.header("From")).contains("Postmaster <postmaster@posthorn.test>");
        assertThat(notice.header("Auto-Submitted")).contains("auto-generated");
        assertThat(notice.header("Message-ID")).isPresent();
        assertThat(notice.body()).contains("account " + pending.id() + " is active", "1 message ");
    }

    @Test
    void withoutAContactTheAddressForBouncesIsTold() throws IOException {
        Customer pending = another("forward", "{\"state\":\"pending\",\"bounceForward\":\"returns@forward.example\"}");
        assertThat(activate(pending).path("additionalInformation").path("notified").asText()).isEqualTo("returns@forward.example");
        pending.sink().inbox().awaitTo("returns@forward.example", Customer.PATIENCE);
    }

    @Test
    void aSuspendedAccountIsToldSo() throws IOException {
        Customer suspended = another("suspended", "{\"state\":\"suspended\"}");
        try (SmtpClient client = suspended.logIn()) {
            assertThat(client.send("MAIL FROM:<" + suspended.sender() + ">").text())
                .isEqualTo("550 5.7.1 This account is suspended, please contact the support");
        }
    }

    @Test
    void aRemovedAccountsHeldMailIsGoneToo() throws IOException {
        Customer pending = another("removed", PENDING);
        pending.submit("removed@states.example");
        pending.awaitEvent("held", "removed@states.example");
        pending.awaitEmptySpool();
        pending.admin().delete("/relay/accounts/" + pending.id()).orThrow();
        assertThat(activate(another("removed", PENDING)).path("additionalInformation").path("released").asInt()).isZero();
    }
}
