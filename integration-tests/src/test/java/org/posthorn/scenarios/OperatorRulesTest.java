package org.posthorn.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.posthorn.testing.AdminApi;
import org.posthorn.testing.Behaviour;
import org.posthorn.testing.Received;

/** An operator's rule, once it is reloaded, decides for trials, for refusals at SMTP time and for bounces alike. */
@ExtendWith(SharedServer.class)
class OperatorRulesTest {
    private static final String RULE = """
            [gone-for-fishing]
            category = moved
            class = soft
            phrase = gone for fishing until
            because = the partner says so of seasonal mailboxes
            test = 550 5.1.1 gone for fishing until May

            [numbered-box]
            category = inactive
            pattern = box [0-9]{3,5} (is )?resting
            because = the partner's boxes have numbers only
            test = 550 5.1.1 box 4711 is resting
            """;
    private static final String REFUSAL = "550 5.1.1 gone for fishing until May";
    private final Customer customer;

    OperatorRulesTest(Customer customer) {
        this.customer = customer;
    }

    @BeforeEach
    void setUp() throws IOException {
        Path folder = Files.createDirectories(customer.server().home().resolve("conf/bounce-rules"));
        Files.writeString(folder.resolve("partners.rules"), RULE);
        customer.admin().post("/relay/bounce-rules?action=reload", "").orThrow();
    }

    private static String verdict(JsonNode bounce) {
        return bounce.path("class").asText() + " " + bounce.path("category").asText();
    }

    @Test
    void aTrialTellsTheRule() throws IOException {
        AdminApi.Answer answer = customer.admin().post("/relay/bounce-rules?action=try", REFUSAL, "text/plain");

        assertThat(answer.json().at("/results/0/rule").asText()).isEqualTo("gone-for-fishing");
    }

    @Test
    void aPatternIsFoundInATrial() throws IOException {
        AdminApi.Answer answer = customer.admin().post("/relay/bounce-rules?action=try", "550 5.1.1 Box 815 resting", "text/plain");

        assertThat(answer.json().at("/results/0/rule").asText()).isEqualTo("numbered-box");
    }

    @Test
    void aTestLineForWhichAnotherRuleDecidesIsNamedWithItsLine() throws IOException {
        Path wrong = Files.writeString(customer.server().home().resolve("conf/bounce-rules/wrong.rules"),
            "[wrong]\ncategory = moved\nphrase = gone hunting\nbecause = x\ntest = 550 5.1.1 gone for fishing until May\n");
        try {
            AdminApi.Answer answer = customer.admin().post("/relay/bounce-rules?action=reload", "");

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text()).contains("wrong.rules:5").contains("gone-for-fishing");
        } finally {
            Files.delete(wrong);
        }
    }

    @Test
    void aRefusalIsClassifiedByIt() throws IOException {
        customer.sink().forDomain("fishing.example", Behaviour.rejectRecipient(REFUSAL));
        customer.submit("a@fishing.example");

        assertThat(verdict(customer.awaitEvent("bounced", "a@fishing.example").path("bounce"))).isEqualTo("soft moved");
    }

    @Test
    void aBounceIsClassifiedByIt() throws IOException {
        customer.submit("a@lake.example");
        Received copy = customer.sink().inbox().awaitTo("a@lake.example", Customer.PATIENCE);

        String bounce = Return.about(copy, "qmail").replace("Sorry, no mailbox here by that name. (#5.1.1)", "Remote host said: " + REFUSAL);
        Return.send(customer, copy.sender(), bounce);

        assertThat(verdict(customer.awaitEvent("bounced", "a@lake.example").path("bounce"))).isEqualTo("soft moved");
    }
}
