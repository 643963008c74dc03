package org.posthorn.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.posthorn.core.policy.RulesPage;
import org.posthorn.testing.SmtpClient;
import org.posthorn.testing.SmtpReply;

/** R2, as {@code docs/rules.md} has it: every row of its table over SMTP, with an account that has that switch on. */
@ExtendWith(SharedServer.class)
class RulesTest {
    private static final String SENDER = "ann@news.example.com";
    private static final Pattern LISTENERS_OWN = Pattern.compile(".*(bare CR or LF|begins with a blank).*");
    private static final List<String> SWITCHES =
        List.of("messageId", "singleTo", "singleFrom", "noCcBcc", "subject", "singleReplyTo", "mailingCode", "noReturnPath");

    private final Customer customer;

    RulesTest(Customer customer) {
        this.customer = customer;
    }

    static List<RulesPage.Row> rows() throws IOException {
        return RulesPage.read().rows();
    }

    @BeforeEach
    void theSendingDomainIsThePages() throws IOException {
        customer.admin().createDomain(customer.id(), "news.example.com");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theReplyIsWhatThePageSays(RulesPage.Row row) throws IOException {
        rules(row.toggle());
        SmtpReply reply = send(RulesPage.read().message(row));
        if (LISTENERS_OWN.matcher(row.reply()).matches()) {
            assertThat(reply.text()).startsWith("554 5.6.0 ");
        } else {
            assertThat(reply.text()).isEqualTo(row.reply());
        }
    }

    @Test
    void allBrokenRulesAreNamedInOneReply() throws IOException {
        rules("messageId: true", "subject: true", "noCcBcc: true");
        assertThat(send("From: " + SENDER + "\r\nCc: eve@example.org\r\n\r\nbody\r\n").lines()).extracting(line -> line.substring(0, 15))
            .containsExactly("550-5.7.1 messa", "550-5.7.1 noCcB", "550 5.7.1 subje");
    }

    @Test
    void theNextMessageOfTheSessionIsTaken() throws IOException {
        rules("subject: true");
        try (SmtpClient client = customer.logIn()) {
            client.sendMessage(customer.sender(), "first@rules.example", "From: " + SENDER + "\r\n\r\nbody\r\n");
            Customer.queuedId(client.sendMessage(customer.sender(), "next@rules.example", customer.message("next@rules.example")));
        }
    }

    @Test
    void aRefusedMessageIsARejectedEventForItsRecipient() throws IOException {
        rules("subject: true");
        send("From: " + SENDER + "\r\n\r\nbody\r\n");
        List<JsonNode> rejected = customer.events("type=rejected&recipient=bob@rules.example");
        assertThat(rejected).extracting(event -> event.path("reply").asText()).contains("550 5.7.1 subject: Subject is missing, set one");
    }

    private SmtpReply send(String message) throws IOException {
        try (SmtpClient client = customer.logIn()) {
            return client.sendMessage(SENDER, List.of("bob@rules.example"), message.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void rules(String... toggles) throws IOException {
        Map<String, String> rules = SWITCHES.stream().collect(Collectors.toMap(name -> name, name -> "false", (one, same) -> one, TreeMap::new));
        rules.put("envelope", "\"any\"");
        for (String toggle : toggles) {
            String[] parts = toggle.split(": ", -1);
            if (parts.length == 2) {
                rules.put(parts[0], parts[1].equals("true") ? "true" : "\"" + parts[1] + "\"");
            }
        }
        String json = rules.entrySet().stream().map(rule -> "\"" + rule.getKey() + "\":" + rule.getValue()).collect(Collectors.joining(","));
        customer.admin().createAccount(customer.id(), "{\"mailings\":[{\"code\":\"winter\",\"name\":\"Winter\"}],\"rules\":{" + json + "}}");
    }
}
