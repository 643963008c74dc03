package org.posthorn.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.posthorn.testing.Behaviour;
import org.posthorn.testing.Stage;

/** What a remote server answers becomes events, with its own words. */
@ExtendWith(SharedServer.class)
class DeliveryTest {
    private final Customer customer;

    DeliveryTest(Customer customer) {
        this.customer = customer;
    }

    private List<JsonNode> historyOf(String recipient, String last) throws IOException {
        customer.submit(recipient);
        customer.awaitEvent(last, recipient);
        return customer.events("recipient=" + recipient);
    }

    private static List<String> each(List<JsonNode> events, String field) {
        return events.stream().map(event -> event.path(field).asText()).toList();
    }

    private List<JsonNode> greylisted(String recipient) throws IOException {
        customer.sink().forRecipient(recipient, Behaviour.greylist(2));
        return historyOf(recipient, "delivered");
    }

    @Test
    void aRecipientDeferredTwiceIsDeliveredAtTheThirdAttempt() throws IOException {
        assertThat(each(greylisted("twice@delivery.example"), "type")).containsExactly("accepted", "deferred", "deferred", "delivered");
    }

    @Test
    void attemptsAreCounted() throws IOException {
        assertThat(each(greylisted("counted@delivery.example"), "attempt")).endsWith("1", "2", "3");
    }

    @Test
    void theReasonOfADeferralIsTheRemotesReply() throws IOException {
        assertThat(greylisted("reason@delivery.example").get(1).path("reply").asText()).isEqualTo("450 4.2.0 greylisted, come back later");
    }

    @Test
    void aDeliveryKeepsTheRemotesReply() throws IOException {
        assertThat(each(historyOf("reply@delivery.example", "delivered"), "reply")).last().asString().startsWith("250 2.0.0 taken");
    }

    @Test
    void aRefusedRecipientKeepsTheRemotesReply() throws IOException {
        customer.sink().forRecipient("refused@delivery.example", Behaviour.rejectRecipient("550 5.1.1 refused@delivery.example: user unknown"));
        assertThat(each(historyOf("refused@delivery.example", "bounced"), "reply")).last().isEqualTo("550 5.1.1 refused@delivery.example: user unknown");
    }

    @Test
    void aRefusedRecipientIsAHardBounce() throws IOException {
        customer.sink().forRecipient("hard@delivery.example", Behaviour.rejectRecipient("550 5.1.1 user unknown"));
        historyOf("hard@delivery.example", "bounced");
        assertThat(customer.suppressed()).contains("hard@delivery.example");
    }

    @Test
    void aMessageRefusedAfterItsLastByteBounces() throws IOException {
        customer.sink().forRecipient("content@delivery.example", Behaviour.rejectMessage("554 5.7.1 not wanted here"));
        List<JsonNode> events = historyOf("content@delivery.example", "bounced");
        assertThat(each(events, "reply")).last().isEqualTo("554 5.7.1 not wanted here");
    }

    @Test
    void aRefusalWithoutAnEnhancedCodeBouncesToo() throws IOException {
        customer.sink().forRecipient("bare@delivery.example", Behaviour.rejectRecipient("550 go away"));
        assertThat(each(historyOf("bare@delivery.example", "bounced"), "reply")).last().isEqualTo("550 go away");
    }

    @Test
    void mailThatIsDeferredForTooLongExpires() throws IOException {
        customer.sink().forRecipient("late@delivery.example", Behaviour.reply(Stage.RCPT, "451 4.3.0 never today"));
        List<JsonNode> events = historyOf("late@delivery.example", "expired");
        assertThat(each(events, "type").stream().distinct()).containsExactly("accepted", "deferred", "expired");
    }

    @Test
    void anExpiredMessageIsNotTriedAgain() throws IOException {
        customer.sink().forRecipient("over@delivery.example", Behaviour.reply(Stage.RCPT, "451 4.3.0 never today"));
        historyOf("over@delivery.example", "expired");
        // The event comes first, then the copy leaves the queue.
        await().atMost(Customer.PATIENCE).until(() -> customer.admin().get("/mailQueues/outgoing").orThrow().json().path("size").asInt() == 0);
    }
}
