package org.posthorn.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource({"X-Posthorn-Id, redacted@redacted.invalid", "Message-ID, message-id@stray.example", "Received, received@stray.example"})
    void aBounceIsChargedByWhatIsLeftOfTheCopy(String left, String named) throws IOException {
        String recipient = left.toLowerCase(Locale.ROOT) + "@stray.example";
        customer.submit(recipient);

        Return.send(customer, feedbackAddress(), Return.failed(field(delivered(recipient), left), named));

        assertThat(customer.awaitEvent("bounced", recipient).path("source").asText()).isEqualTo("dsn");
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
