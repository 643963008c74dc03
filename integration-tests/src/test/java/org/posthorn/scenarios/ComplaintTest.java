package org.posthorn.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posthorn.testing.Received;

/** Feedback reports, redacted as providers do, find the recipient by the return address or by the mark in the copy. */
@ExtendWith(SharedServer.class)
class ComplaintTest {
    private final Customer customer;

    ComplaintTest(Customer customer) {
        this.customer = customer;
    }

    private Received delivered(String recipient) throws IOException {
        customer.submit(recipient);
        customer.awaitEvent("delivered", recipient);
        return customer.sink().inbox().awaitTo(recipient, Customer.PATIENCE);
    }

    private String feedbackAddress() {
        return "fbl@bounce." + customer.domain();
    }

    @ParameterizedTest
    @ValueSource(strings = {"abuse", "fraud", "opt-out"})
    void aReportToTheFeedbackAddressIsAComplaint(String type) throws IOException {
        Received copy = delivered(type + "@complaint.example");

        Return.send(customer, feedbackAddress(), Return.report(copy, type, feedbackAddress()));

        JsonNode event = customer.awaitEvent("complained", copy.recipient());
        assertThat(List.of(event.path("source").asText(), event.path("reply").asText())).containsExactly("arf", type);
    }

    @Test
    void aReportToTheReturnAddressIsAComplaint() throws IOException {
        Received copy = delivered("returned@complaint.example");

        Return.send(customer, copy.sender(), Return.report(copy, "abuse", copy.sender()));

        assertThat(customer.awaitEvent("complained", copy.recipient()).path("source").asText()).isEqualTo("arf");
    }

    @Test
    void aReportWithoutAReportPartIsAComplaint() throws IOException {
        Received copy = delivered("partless@complaint.example");

        Return.send(customer, feedbackAddress(), Return.partlessReport(copy, feedbackAddress()));

        assertThat(customer.awaitEvent("complained", copy.recipient()).path("reply").asText()).isEqualTo("abuse");
    }

    @Test
    void aNotificationInJsonIsAComplaint() throws IOException {
        Received copy = delivered("json@complaint.example");

        Return.send(customer, "no-reply@sns.example.com", feedbackAddress(), Return.about(copy, "json-complaint").replace("{to}", feedbackAddress()));

        assertThat(customer.awaitEvent("complained", copy.recipient()).path("reply").asText()).isEqualTo("abuse");
    }

    @Test
    void whoComplainedIsSuppressedForThat() throws IOException {
        Received copy = delivered("suppressed@complaint.example");

        Return.send(customer, feedbackAddress(), Return.report(copy, "abuse", feedbackAddress()));

        customer.awaitEvent("complained", copy.recipient());
        assertThat(customer.admin().get("/relay/accounts/" + customer.id() + "/suppressions/" + copy.recipient()).orThrow().json().path("reason").asText())
                .isEqualTo("complaint");
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth-failure", "not-spam"})
    void whatComplainsOfNothingChangesNothing(String type) throws IOException {
        Received copy = delivered(type + "@complaint.example");

        Return.send(customer, feedbackAddress(), Return.report(copy, type, feedbackAddress()));

        customer.awaitEmptySpool();
        assertThat(customer.eventTypes(copy.recipient())).containsExactly("accepted", "delivered");
    }

    @Test
    void theSignatureCoversTheFieldsForComplaints() throws IOException {
        String signature = delivered("signed@complaint.example").header("DKIM-Signature").orElseThrow();

        assertThat(signature.replaceAll("\\s", "")).contains(":CFBL-Address:Feedback-ID:X-Posthorn-Id;");
    }

    @Test
    void theCopyTellsWhereToComplain() throws IOException {
        assertThat(delivered("told@complaint.example").header("CFBL-Address")).contains(feedbackAddress() + "; report=arf");
    }
}
