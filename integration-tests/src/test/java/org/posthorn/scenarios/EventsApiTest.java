package org.posthorn.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.posthorn.testing.AdminApi;
import org.posthorn.testing.Behaviour;

/** Events and messages over REST, after a message to one that is delivered and one that is refused. */
@ExtendWith(SharedServer.class)
class EventsApiTest {
    private static int messages;
    private final Customer customer;
    private String id;
    private String good;
    private String refused;

    EventsApiTest(Customer customer) {
        this.customer = customer;
    }

    @BeforeEach
    void sendToTwo() throws IOException {
        messages++;
        good = "good" + messages + "@events.example";
        refused = "refused" + messages + "@events.example";
        customer.sink().forRecipient(refused, Behaviour.rejectRecipient("550 5.1.1 user unknown"));
        id = customer.submit(good, refused);
        customer.awaitEvent("delivered", good);
        customer.awaitEvent("bounced", refused);
    }

    private static List<String> each(List<JsonNode> events, String field) {
        return events.stream().map(event -> event.path(field).asText()).toList();
    }

    private List<JsonNode> ofMessage(String query) {
        return customer.events("message=" + id + query);
    }

    private static Instant time(JsonNode event) {
        return Instant.parse(event.path("time").asText());
    }

    @Test
    void eventsComeInTheOrderOfRecording() {
        assertThat(customer.eventTypes(good)).containsExactly("accepted", "delivered");
    }

    @Test
    void noIdComesTwice() {
        assertThat(each(customer.events(""), "id")).doesNotHaveDuplicates();
    }

    @Test
    void anEventSaysWhoseItIs() {
        JsonNode event = ofMessage("&type=delivered").get(0);
        assertThat(List.of(event.path("account").asText(), event.path("message").asText(), event.path("sender").asText(), event.path("recipient").asText()))
                .containsExactly(customer.id(), id, customer.sender(), good);
    }

    @Test
    void eventsOfOneType() {
        assertThat(each(ofMessage("&type=bounced"), "recipient")).containsExactly(refused);
    }

    @Test
    void eventsOfOneRecipientInAnyCase() {
        assertThat(each(customer.events("recipient=" + AdminApi.encode(refused.toUpperCase(Locale.ROOT))), "type"))
                .containsExactly("accepted", "bounced");
    }

    @Test
    void eventsOfOneMessage() {
        assertThat(each(ofMessage(""), "type")).containsExactlyInAnyOrder("accepted", "accepted", "delivered", "bounced");
    }

    @Test
    void eventsSinceATimeBeginWithIt() {
        Instant accepted = time(ofMessage("&type=accepted").get(0));
        assertThat(customer.events("since=" + accepted)).extracting(EventsApiTest::time).isNotEmpty().allMatch(time -> !time.isBefore(accepted));
    }

    @Test
    void eventsUntilATimeEndBeforeIt() {
        Instant delivered = time(ofMessage("&type=delivered").get(0));
        assertThat(customer.events("until=" + delivered)).extracting(EventsApiTest::time).isNotEmpty().allMatch(time -> time.isBefore(delivered));
    }

    @Test
    void pagesJoinUpToTheWhole() {
        assertThat(each(ofMessage("&limit=1"), "id")).isEqualTo(each(ofMessage("&limit=1000"), "id"));
    }

    @Test
    void aPageHoldsNoMoreThanItsLimit() throws IOException {
        JsonNode page = customer.admin().get("/relay/accounts/" + customer.id() + "/events?limit=3").orThrow().json();
        assertThat(page.path("items")).hasSize(3);
    }

    @Test
    void anUnknownParameterIsRefusedByName() throws IOException {
        AdminApi.Answer answer = customer.admin().get("/relay/accounts/" + customer.id() + "/events?typ=bounced");
        assertThat(answer.status() + " " + answer.json().path("message").asText()).startsWith("400 ").contains("typ");
    }

    @Test
    void aMessageHasEachRecipientsHistory() throws IOException {
        JsonNode recipients = customer.admin().message(id).path("recipients");
        assertThat(List.of(recipients.at("/0/address").asText(), recipients.at("/0/history/1/type").asText(),
                recipients.at("/1/address").asText(), recipients.at("/1/history/1/type").asText())).containsExactly(good, "delivered", refused, "bounced");
    }

    @Test
    void aMessageThatDoesNotExistIsNotFound() throws IOException {
        assertThat(customer.admin().get("/relay/messages/01ARZ3NDEKTSV4RRFFQ69G5FAV").status()).isEqualTo(404);
    }
}
