package org.posthorn.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.posthorn.testing.AdminApi;
import org.posthorn.testing.SmtpClient;
import org.posthorn.testing.SmtpReply;

/** R3, as {@code docs/tags.md} has it: every row of its tables over SMTP, as far as the recipient's server and into the API. */
@ExtendWith(SharedServer.class)
class TagsTest {
    private static final List<String> TAGS = List.of("campaign", "channel", "recipientId", "mailing", "pool", "bypassSuppression");
    private static final String STRICT = "{}";
    private static final String LENIENT = "{\"unknownTag\":\"ignore\"}";
    private static int messages;

    private final Customer customer;
    private String recipient;

    TagsTest(Customer customer) {
        this.customer = customer;
    }

    static List<TagsPage.Row> understood() throws IOException {
        return TagsPage.read().understood();
    }

    static List<TagsPage.Row> refused() throws IOException {
        return TagsPage.read().refused();
    }

    @BeforeEach
    void thePagesAccountAndANewRecipient() throws IOException {
        customer.admin().createAccount(customer.id(), TagsPage.read().account());
        recipient = "r" + ++messages + "@tags.example";
    }

    @ParameterizedTest
    @MethodSource("understood")
    void everyEventHasTheTagsAndTheFieldsDoNotLeave(TagsPage.Row row) throws IOException {
        String id = submit(row.header());
        customer.awaitEvent("delivered", recipient);
        ObjectNode expected = AdminApi.object("{\"channel\":\"" + customer.id() + "\"}").setAll(AdminApi.object(row.outcome()));
        assertThat(customer.events("message=" + id)).hasSize(2).allSatisfy(event -> assertThat(tags(event)).isEqualTo(expected));
        assertThat(tags(customer.admin().message(id))).isEqualTo(expected);
        assertThat(customer.sink().inbox().awaitTo(recipient, Customer.PATIENCE).text()).doesNotContainIgnoringCase(row.names().toArray(new String[0]));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void aTagThatIsNoneIsRefusedWhereTheAccountWantsIt(TagsPage.Row row) throws IOException {
        customer.admin().createAccount(customer.id(), STRICT);
        assertThat(send(row.header()).text()).isEqualTo(row.outcome());
        assertThat(customer.awaitEvent("rejected", recipient).path("reply").asText()).isEqualTo(row.outcome());
    }

    @ParameterizedTest
    @MethodSource("refused")
    void otherwiseItIsIgnoredAndTheAcceptedEventSaysSo(TagsPage.Row row) throws IOException {
        customer.admin().createAccount(customer.id(), LENIENT);
        Customer.queuedId(send(row.header()));
        JsonNode accepted = customer.awaitEvent("accepted", recipient);
        assertThat(accepted.path("reply").asText()).isEqualTo(row.outcome().replace("550 5.7.1", "ignored"));
        assertThat(tags(accepted)).isEqualTo(AdminApi.object("{\"channel\":\"" + customer.id() + "\"}"));
        assertThat(customer.sink().inbox().awaitTo(recipient, Customer.PATIENCE).text()).doesNotContainIgnoringCase(row.names().toArray(new String[0]));
    }

    @Test
    void aRejectedMessagesEventHasItsOtherTags() throws IOException {
        customer.admin().createAccount(customer.id(), STRICT);
        send("X-Splio-ref: winter\r\nX-Splio-pool: wp52\r\n");
        assertThat(customer.awaitEvent("rejected", recipient).path("campaign").asText()).isEqualTo("winter");
    }

    @Test
    void eventsAreFoundByCampaignAndChannel() throws IOException {
        String id = submit("X-Splio-ref: sale \u00e9t\u00e9\r\nX-Splio-canal: shop\r\n");
        submit("X-Splio-ref: sale \u00e9t\u00e9\r\n");
        customer.awaitEvents("delivered", recipient, 2);
        String campaign = "campaign=" + AdminApi.encode("sale \u00e9t\u00e9");
        assertThat(customer.events(campaign)).hasSize(4);
        assertThat(customer.events(campaign + "&channel=shop")).hasSize(2).allSatisfy(event -> assertThat(event.path("message").asText()).isEqualTo(id));
    }

    private String submit(String header) throws IOException {
        return Customer.queuedId(send(header));
    }

    private SmtpReply send(String header) throws IOException {
        try (SmtpClient client = customer.logIn()) {
            byte[] message = (header + customer.message(recipient)).getBytes(StandardCharsets.UTF_8);
            return client.sendMessage(customer.sender(), List.of(recipient), message);
        }
    }

    /** Those that there are; a message shows also that it does not bypass suppression. */
    private static ObjectNode tags(JsonNode json) {
        ObjectNode tags = AdminApi.object(json.toString()).retain(TAGS);
        if (!tags.path("bypassSuppression").asBoolean()) {
            tags.remove("bypassSuppression");
        }
        return tags;
    }
}
