package org.posthorn.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.posthorn.testing.AdminApi;
import org.posthorn.testing.Received;
import org.posthorn.testing.SmtpClient;

/** What is written down of every message: its own names, who it is to, which mailing pays for it. */
@ExtendWith(SharedServer.class)
class RecordTest {
    private static final String SETTINGS = "{\"mailings\":[{\"code\":\"news-de\",\"name\":\"=News, DE\"},{\"code\":\"alerts\",\"name\":\"Alerts\"}]%s}";
    private static int messages;

    private final Customer customer;
    private String recipient;

    RecordTest(Customer customer) {
        this.customer = customer;
    }

    @BeforeEach
    void aNewRecipient() throws IOException {
        customer.admin().createAccount(customer.id(), SETTINGS.formatted(""));
        recipient = "r" + ++messages + "@record.example";
    }

    private String without(String... fields) {
        String message = customer.message(recipient);
        for (String field : fields) {
            message = message.replaceFirst(field + ": [^\r]*\r\n", "");
        }
        return message;
    }

    private Received arrived() {
        return customer.sink().inbox().awaitTo(recipient, Customer.PATIENCE);
    }

    private String delivered(String message, String... recipients) throws IOException {
        String id = customer.submitMessage(message, recipients);
        for (String each : recipients) {
            customer.awaitEvent("delivered", each);
        }
        return id;
    }

    private static List<String> each(Iterable<JsonNode> nodes, String field) {
        return StreamSupport.stream(nodes.spliterator(), false).map(node -> node.path(field).asText("-")).toList();
    }

    @Test
    void aMessageIdIsAddedWhereThereIsNone() throws IOException {
        String id = customer.submitMessage(without("Message-ID"), recipient);
        assertThat(arrived().header("Message-ID")).contains("<" + id.toLowerCase(Locale.ROOT) + "@" + customer.domain() + ">");
    }

    @Test
    void eventsHaveTheAddedMessageId() throws IOException {
        String id = delivered(without("Message-ID"), recipient);
        String messageId = "<" + id.toLowerCase(Locale.ROOT) + "@" + customer.domain() + ">";
        assertThat(each(customer.events("message=" + id), "messageId")).containsExactly(messageId, messageId);
    }

    @Test
    void aDateIsAddedWhereThereIsNone() throws IOException {
        customer.submitMessage(without("Date"), recipient);
        assertThat(arrived().header("Date").orElseThrow()).matches("[A-Z][a-z]{2}, [0-9]{1,2} [A-Z][a-z]{2} [0-9]{4} [0-9:]{8} [+]0000");
    }

    @Test
    void whatIsAddedIsSigned() throws IOException {
        customer.submitMessage(without("Date", "Message-ID"), recipient);
        String signed = arrived().header("DKIM-Signature").orElseThrow().replaceAll("\\s", "").replaceFirst(".*;h=([^;]*);.*", "$1");
        assertThat(List.of(signed.toLowerCase(Locale.ROOT).split(":"))).filteredOn(name -> name.equals("date") || name.equals("message-id"))
                .containsExactlyInAnyOrder("date", "date", "message-id", "message-id");
    }

    @Test
    void belowWhatIsAddedEveryByteIsTheSubmittersOwn() throws IOException {
        String message = without("Date", "Message-ID");
        customer.submitMessage(message, recipient);
        assertThat(arrived().text()).endsWith("\r\n" + message);
    }

    @Test
    void anAccountThatRequiresAMessageIdRefusesAMessageWithout() throws IOException {
        customer.admin().createAccount(customer.id(), SETTINGS.formatted(",\"rules\":{\"messageId\":true}"));
        try (SmtpClient client = customer.logIn()) {
            assertThat(client.sendMessage(customer.sender(), recipient, without("Message-ID")).text()).startsWith("550 5.7.1 messageId: ");
        }
    }

    @Test
    void everyEventOfAMessageHasItsMailing() throws IOException {
        String id = delivered("X-bm-mailing: news-de\r\n" + customer.message(recipient), recipient);
        assertThat(each(customer.events("message=" + id), "mailing")).containsExactly("news-de", "news-de");
    }

    @Test
    void aMessageHasItsMailing() throws IOException {
        String id = customer.submitMessage("X-Posthorn-Mailing: alerts\r\n" + customer.message(recipient), recipient);
        customer.awaitEvent("accepted", recipient);
        assertThat(customer.admin().message(id).path("mailing").asText()).isEqualTo("alerts");
    }

    @Test
    void theMailingCodeDoesNotLeave() throws IOException {
        customer.submitMessage("X-bm-mailing: alerts\r\nX-Posthorn-Mailing: alerts\r\n" + customer.message(recipient), recipient);
        assertThat(arrived().text()).doesNotContain("ailing: ");
    }

    @Test
    void eachRecipientIsToCcOrBcc() throws IOException {
        String message = "Cc: Cy <CC-%1$s>\r\n".formatted(recipient) + customer.message("Bob <" + recipient + ">, other@record.example");
        String id = delivered(message, recipient, "cc-" + recipient, "bcc-" + recipient);
        assertThat(each(customer.admin().message(id).path("recipients"), "as")).containsExactly("to", "cc", "bcc");
    }

    @Test
    void usageCountsEachRecipientOfAMailing() throws IOException {
        Customer biller = Customer.signUp(customer.server(), customer.sink(), "record-usage", SETTINGS.formatted(""));
        String message = biller.message(recipient);
        biller.submitMessage("X-Posthorn-Mailing: news-de\r\n" + message, recipient, "2-" + recipient);
        biller.submitMessage("X-Posthorn-Mailing: news-de\r\n" + message, "3-" + recipient);
        biller.submitMessage(message, "4-" + recipient);
        List.of(recipient, "2-" + recipient, "3-" + recipient, "4-" + recipient).forEach(each -> biller.awaitEvent("accepted", each));

        String usage = "/relay/accounts/record-usage/usage";
        AdminApi admin = biller.admin();
        assertThat(admin.get(usage).orThrow().json().path("items").toString()).isEqualTo(
                "[{\"mailing\":\"news-de\",\"name\":\"=News, DE\",\"accepted\":3},{\"mailing\":null,\"name\":null,\"accepted\":1}]");
        assertThat(admin.get(usage, "text/csv").text()).isEqualTo("mailing,name,accepted\r\nnews-de,\"'=News, DE\",3\r\n,,1\r\n");
        assertThat(admin.get(usage + "?month=2026-00").status()).isEqualTo(400);
    }
}
