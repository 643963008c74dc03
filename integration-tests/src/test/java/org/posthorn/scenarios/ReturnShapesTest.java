package org.posthorn.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.posthorn.testing.Received;

/** Whatever server sends a bounce back, and however it writes it, the recipient whose copy it is about is charged, with the right class and category. */
@ExtendWith(SharedServer.class)
class ReturnShapesTest {
    private final Customer customer;

    ReturnShapesTest(Customer customer) {
        this.customer = customer;
    }

    private Received delivered(String recipient) throws IOException {
        customer.submit(recipient);
        customer.awaitEvent("delivered", recipient);
        return customer.sink().inbox().awaitTo(recipient, Customer.PATIENCE);
    }

    @ParameterizedTest
    @CsvSource({
        "qmail, hard, bad-mailbox",
        "exim, soft, mailbox-full",
        "exchange, hard, bad-mailbox",
        "postfix-text, hard, bad-mailbox",
        "postfix-blocked, soft, blocklisted-ip",
        "gmail, hard, bad-mailbox",
        "sendmail, hard, bad-domain",
        "json, hard, bad-mailbox",
        "broken, soft, mailbox-full",
        "domino, hard, bad-mailbox",
        "expired, soft, connection",
        "amazonses, hard, bad-mailbox",
        "courier, hard, bad-mailbox",
        "dragonfly, hard, bad-mailbox",
        "exchange-text, hard, bad-mailbox",
        "gmx, hard, bad-mailbox",
        "headers-only, soft, blocklisted-ip",
        "imail, soft, mailbox-full",
        "international, soft, inactive",
        "mailru, hard, bad-mailbox",
        "messagingserver, hard, bad-mailbox",
        "notes, hard, bad-mailbox",
        "office365, soft, mailbox-full",
        "opensmtpd, soft, mailbox-full",
        "outlook, hard, bad-mailbox",
        "postfix, hard, bad-mailbox",
        "powermta, soft, spam",
        "quoted-report, soft, too-big",
        "yahoo, hard, bad-mailbox",
        "zoho, hard, bad-mailbox",
    })
    void theRecipientIsCharged(String shape, String bounceClass, String category) throws IOException {
        Received copy = delivered(shape + "@shapes.example");

        Return.send(customer, copy.sender(), Return.about(copy, shape));

        JsonNode event = customer.awaitEvent("bounced", shape + "@shapes.example");
        assertThat(List.of(event.path("source").asText(), event.at("/bounce/class").asText(), event.at("/bounce/category").asText()))
                .containsExactly("dsn", bounceClass, category);
    }

    @ParameterizedTest
    @ValueSource(strings = {"relayed", "delayed", "away", "challenge"})
    void whatTellsOfNoFailureChangesNothing(String shape) throws IOException {
        Received copy = delivered(shape + "@shapes.example");

        Return.send(customer, copy.sender(), Return.about(copy, shape));

        customer.awaitEmptySpool();
        assertThat(customer.eventTypes(shape + "@shapes.example")).containsExactly("accepted", "delivered");
    }

    @ParameterizedTest
    @ValueSource(strings = {"qmail", "exim"})
    void theSameTwiceIsOneEvent(String shape) throws IOException {
        Received copy = delivered("twice-" + shape + "@shapes.example");

        Return.send(customer, copy.sender(), Return.about(copy, shape));
        Return.send(customer, copy.sender(), Return.about(copy, shape));

        customer.awaitEmptySpool();
        customer.awaitEvent("bounced", copy.recipient());
        assertThat(customer.eventTypes(copy.recipient())).containsExactly("accepted", "delivered", "bounced");
    }
}
