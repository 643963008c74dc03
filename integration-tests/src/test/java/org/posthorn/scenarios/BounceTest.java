package org.posthorn.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.posthorn.testing.Dsn;
import org.posthorn.testing.Received;
import org.posthorn.testing.SmtpReply;

/** A bounce that comes back is charged to the recipient whose copy it is about, and suppresses it. */
@ExtendWith(SharedServer.class)
class BounceTest {
    /** Enough for all to wait for the server at the same time. */
    private static final Executor THREADS = task -> new Thread(task).start();

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

    @ParameterizedTest
    @CsvSource({"delayed, 4.4.1, 451 4.4.1 not yet", "delivered, 2.0.0, 250 2.0.0 ok", "relayed, 2.0.0, 250 2.0.0 ok", "expanded, 2.0.0, 250 2.0.0 ok"})
    void aReportOfNoFailureChangesNothing(String action, String status, String diagnostic) throws IOException {
        String recipient = action + "@bounce-test.example";
        customer.submit(recipient);
        new Dsn(delivered(recipient).sender(), recipient, action, status, diagnostic).send(customer.server().port("mx"));
        customer.awaitEmptySpool();
        assertThat(customer.eventTypes(recipient)).containsExactly("accepted", "delivered");
    }

    @Test
    void theSameReportTwentyTimesAtOnceCountsOnce() throws Exception {
        customer.submit("a9@bounce-test.example");
        Dsn full = Dsn.failed(delivered("a9@bounce-test.example"), "4.2.2", "452 4.2.2 mailbox full");
        List<CompletableFuture<SmtpReply>> sent = Stream.generate(() -> CompletableFuture.supplyAsync(() -> send(full), THREADS)).limit(20).toList();
        assertThat(sent).allSatisfy(reply -> assertThat(reply.join().code()).isEqualTo(250));
        customer.awaitEmptySpool();
        customer.awaitEvent("bounced", "a9@bounce-test.example");
        assertThat(customer.eventTypes("a9@bounce-test.example")).containsExactly("accepted", "delivered", "bounced");
        assertThat(customer.suppressed()).doesNotContain("a9@bounce-test.example");
    }

    private SmtpReply send(Dsn report) {
        try {
            return report.send(customer.server().port("mx"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void ofSeveralRecipientsInAReportTheCopysOwnIsCharged() throws IOException {
        customer.submit("a10@bounce-test.example", "b10@bounce-test.example");
        delivered("b10@bounce-test.example");
        Received copy = delivered("a10@bounce-test.example");
        Return.send(customer, copy.sender(), Return.failed("Subject: The news", "b10@bounce-test.example", "a10@bounce-test.example"));
        assertThat(customer.awaitEvent("bounced", "a10@bounce-test.example").path("reply").asText()).endsWith("no such user a10@bounce-test.example");
        assertThat(customer.eventTypes("b10@bounce-test.example")).containsExactly("accepted", "delivered");
    }

    @Test
    void aReportFromAnAddressCountsAtAReturnAddress() throws IOException {
        customer.submit("a11@bounce-test.example");
        Received copy = delivered("a11@bounce-test.example");
        Return.send(customer, "mailer-daemon@bounce-test.example", copy.sender(), Return.failed("Subject: The news", "a11@bounce-test.example"));
        assertThat(customer.awaitEvent("bounced", "a11@bounce-test.example").path("status").asText()).isEqualTo("5.1.1");
    }

    @Test
    void aReportThatWasForwardedAsAnAttachmentIsCharged() throws IOException {
        customer.submit("a12@bounce-test.example");
        Received copy = delivered("a12@bounce-test.example");
        String attached = "From: ann@bounce-test.example\r\nSubject: Fwd\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=outer\r\n\r\n"
                + "--outer\r\nContent-Type: text/plain\r\n\r\nSee below\r\n--outer\r\nContent-Type: message/rfc822\r\n\r\n"
                + Return.failed("Subject: The news", "a12@bounce-test.example") + "\r\n--outer--\r\n";
        Return.send(customer, "ann@bounce-test.example", copy.sender(), attached);
        assertThat(customer.awaitEvent("bounced", "a12@bounce-test.example").path("status").asText()).isEqualTo("5.1.1");
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
