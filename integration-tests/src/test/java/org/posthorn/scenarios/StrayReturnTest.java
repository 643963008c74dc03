package org.posthorn.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.posthorn.testing.Received;

/** What came elsewhere than to the return address of a copy is charged by the mark of the copy in it, else by Message-ID and recipient. */
@ExtendWith(SharedServer.class)
class StrayReturnTest {
    private final Customer customer;

    StrayReturnTest(Customer customer) {
        this.customer = customer;
    }

    private Received delivered(String recipient) {
        customer.awaitEvent("delivered", recipient);
        return customer.sink().inbox().awaitTo(recipient, Customer.PATIENCE);
    }

    private String feedbackAddress() {
        return "fbl@bounce." + customer.domain();
    }

    private static String field(Received copy, String name) {
        return name + ": " + copy.header(name).orElseThrow();
    }

    @Test
    void aRedactedBounceIsChargedByTheMark() throws IOException {
        customer.submit("a1@stray.example");

        Return.send(customer, feedbackAddress(), Return.failed(field(delivered("a1@stray.example"), "X-Posthorn-Id"), "redacted@redacted.invalid"));

        assertThat(customer.awaitEvent("bounced", "a1@stray.example").path("source").asText()).isEqualTo("dsn");
    }

    @Test
    void aBounceWithoutMarkIsChargedByMessageId() throws IOException {
        customer.submit("a2@stray.example");

        Return.send(customer, feedbackAddress(), Return.failed(field(delivered("a2@stray.example"), "Message-ID"), "a2@stray.example"));

        assertThat(customer.awaitEvent("bounced", "a2@stray.example").path("source").asText()).isEqualTo("dsn");
    }

    @Test
    void aBounceWithoutMessageIdIsChargedByOurOwnReceivedField() throws IOException {
        customer.submit("a3@stray.example");

        Return.send(customer, feedbackAddress(), Return.failed(field(delivered("a3@stray.example"), "Received"), "a3@stray.example"));

        assertThat(customer.awaitEvent("bounced", "a3@stray.example").path("source").asText()).isEqualTo("dsn");
    }

    @Test
    void eachRecipientOfTheReportIsChargedByItsOwnEntry() throws IOException {
        customer.submit("a4@stray.example", "b4@stray.example", "c4@stray.example");
        delivered("b4@stray.example");
        delivered("c4@stray.example");

        Return.send(customer, feedbackAddress(), Return.failed(field(delivered("a4@stray.example"), "Message-ID"), "b4@stray.example", "a4@stray.example"));

        assertThat(customer.awaitEvent("bounced", "a4@stray.example").path("reply").asText()).endsWith("no such user a4@stray.example");
        assertThat(customer.awaitEvent("bounced", "b4@stray.example").path("reply").asText()).endsWith("no such user b4@stray.example");
        assertThat(customer.eventTypes("c4@stray.example")).containsExactly("accepted", "delivered");
    }

    @Test
    void withoutTheNullSenderNobodyIsCharged() throws IOException {
        customer.submit("a5@stray.example");

        Return.send(customer, "mallory@stray.example", feedbackAddress(),
                Return.failed(field(delivered("a5@stray.example"), "Message-ID"), "a5@stray.example"));

        customer.awaitEmptySpool();
        assertThat(customer.eventTypes("a5@stray.example")).containsExactly("accepted", "delivered");
    }

    @Test
    void anotherAccountsBounceDomainChargesNobody() throws IOException {
        Customer neighbour = Customer.signUp(customer.server(), customer.sink(), "stray-neighbour");
        customer.submit("a6@stray.example");

        Return.send(customer, "fbl@bounce." + neighbour.domain(), Return.failed(field(delivered("a6@stray.example"), "Message-ID"), "a6@stray.example"));

        customer.awaitEmptySpool();
        assertThat(customer.eventTypes("a6@stray.example")).containsExactly("accepted", "delivered");
    }

    @Test
    void aComplaintWithoutMarkIsTakenByMessageId() throws IOException {
        customer.submit("a7@stray.example");
        Received copy = delivered("a7@stray.example");
        String report = Return.report(copy, "abuse", feedbackAddress()).replace(field(copy, "X-Posthorn-Id"), field(copy, "Message-ID"))
                .replace("Feedback-Type: abuse", "Feedback-Type: abuse\r\nOriginal-Rcpt-To: <a7@stray.example>");

        Return.send(customer, feedbackAddress(), report);

        assertThat(customer.awaitEvent("complained", "a7@stray.example").path("reply").asText()).isEqualTo("abuse");
    }
}
