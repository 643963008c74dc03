package org.posthorn.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.posthorn.testing.Dsn;
import org.posthorn.testing.Received;

/** A bounce that comes back is charged to the recipient whose copy it is about, and suppresses it. */
@ExtendWith(SharedServer.class)
class BounceTest {
    private final Customer customer;

    BounceTest(Customer customer) {
        this.customer = customer;
    }

    private Received delivered(String recipient) {
        customer.awaitEvent("delivered", recipient);
        return customer.sink().inbox().awaitTo(recipient, Customer.PATIENCE);
    }

    private void sendBack(Received copy) throws IOException {
        assertThat(Dsn.failed(copy, "5.1.1", "550 5.1.1 user unknown").send(customer.server().port("mx")).text()).startsWith("250 2.0.0 ");
    }

    /** Submits to all and has the first one's copy bounce. */
    private void bounceTheFirst(String... recipients) throws IOException {
        customer.submit(recipients);
        sendBack(delivered(recipients[0]));
        customer.awaitEvent("bounced", recipients[0]);
    }

    @Test
    void theEventSaysWhatTheReportSaid() throws IOException {
        bounceTheFirst("a1@bounce-test.example");
        JsonNode event = customer.awaitEvent("bounced", "a1@bounce-test.example");
        assertThat(List.of(event.path("source").asText(), event.path("status").asText(), event.path("reply").asText(), event.at("/bounce/class").asText()))
                .containsExactly("dsn", "5.1.1", "550 5.1.1 user unknown", "hard");
    }

    @Test
    void onlyTheBouncedRecipientIsSuppressed() throws IOException {
        bounceTheFirst("a2@bounce-test.example", "b2@bounce-test.example", "c2@bounce-test.example");
        assertThat(customer.suppressed()).contains("a2@bounce-test.example").doesNotContain("b2@bounce-test.example", "c2@bounce-test.example");
    }

    @Test
    void theNextMessageIsNotSentToTheBouncedRecipient() throws IOException {
        bounceTheFirst("a3@bounce-test.example", "b3@bounce-test.example");
        customer.submit("a3@bounce-test.example", "b3@bounce-test.example");
        customer.awaitEvents("delivered", "b3@bounce-test.example", 2);
        customer.awaitEvent("suppressed", "a3@bounce-test.example");
        assertThat(customer.eventTypes("a3@bounce-test.example")).containsExactly("accepted", "delivered", "bounced", "accepted", "suppressed");
    }

    @Test
    void theNextMessageNeverReachesTheRemoteServer() throws IOException {
        bounceTheFirst("a4@bounce-test.example");
        customer.submit("a4@bounce-test.example");
        customer.awaitEvent("suppressed", "a4@bounce-test.example");
        assertThat(customer.sink().attempts("a4@bounce-test.example")).isEqualTo(1);
    }

    @Test
    void theSameReportTwiceIsOneEvent() throws IOException {
        bounceTheFirst("a5@bounce-test.example");
        sendBack(delivered("a5@bounce-test.example"));
        customer.awaitEmptySpool();
        assertThat(customer.eventTypes("a5@bounce-test.example")).containsExactly("accepted", "delivered", "bounced");
    }

    @Test
    void aReportOfADelayChangesNothing() throws IOException {
        customer.submit("a6@bounce-test.example");
        Dsn.delayed(delivered("a6@bounce-test.example"), "4.4.1", "451 4.4.1 not yet").send(customer.server().port("mx"));
        customer.awaitEmptySpool();
        assertThat(customer.eventTypes("a6@bounce-test.example")).containsExactly("accepted", "delivered");
    }

    @Test
    void aReportThatIsNoneChangesNothing() throws IOException {
        customer.submit("a7@bounce-test.example");
        Received copy = delivered("a7@bounce-test.example");
        try (var client = customer.connect("mx")) {
            Customer.queuedId(client.sendMessage("", copy.sender(), "Subject: I am on holiday\r\n\r\nUntil Monday.\r\n"));
        }
        customer.awaitEmptySpool();
        assertThat(customer.eventTypes("a7@bounce-test.example")).containsExactly("accepted", "delivered");
    }

    @Test
    void aReportThatNamesAnotherAddressIsChargedToTheReturnPathsRecipient() throws IOException {
        customer.submit("a8@bounce-test.example");
        Received copy = delivered("a8@bounce-test.example");
        new Dsn(copy.sender(), "forwarded@bounce-test.example", "failed", "5.1.1", "550 5.1.1 user unknown").send(customer.server().port("mx"));
        customer.awaitEvent("bounced", "a8@bounce-test.example");
        assertThat(customer.suppressed()).contains("a8@bounce-test.example").doesNotContain("forwarded@bounce-test.example");
    }
}
