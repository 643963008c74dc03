package org.posthorn.scenarios;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.posthorn.testing.AdminApi;
import org.posthorn.testing.Received;
import org.posthorn.testing.SmtpClient;

/** Real returns, each sent back as it is to the return address of a copy of its own, are charged to that copy's recipient, once, and rightly. */
@ExtendWith(SharedServer.class)
@EnabledIfSystemProperty(named = "corpora", matches = ".+", disabledReason = "-Dcorpora=<the folder with bounces/> runs it")
class ReturnsCorpusTest {
    private static final String FORWARD = "returns@corpus-forward.test";
    private static final int FEWEST_BOUNCES = 60;
    private static final Map<String, String> MESSAGES = new TreeMap<>();

    private static Customer customer;

    private static List<CorpusReturn> chosen() throws IOException {
        return CorpusReturn.chosen(Path.of(System.getProperty("corpora")).resolve("bounces"));
    }

    private static Stream<CorpusReturn> bounces() throws IOException {
        return chosen().stream().filter(CorpusReturn::isBounce);
    }

    private static Stream<CorpusReturn> complaints() throws IOException {
        return chosen().stream().filter(CorpusReturn::isComplaint);
    }

    private static Stream<CorpusReturn> others() throws IOException {
        return chosen().stream().filter(one -> !one.isBounce() && !one.isComplaint() && !one.tellsOfNoFailure());
    }

    private static Stream<CorpusReturn> reportsOfNoFailure() throws IOException {
        return chosen().stream().filter(CorpusReturn::tellsOfNoFailure);
    }

    private static String recipient(CorpusReturn one) {
        return one.file().replace(".eml", "") + "@corpus-reader.example";
    }

    @BeforeAll
    static void everyReturnIsSentBack(Customer shared) throws IOException {
        customer = Customer.signUp(shared.server(), shared.sink(), "corpus", "{\"bounceForward\":\"" + FORWARD + "\"}");
        for (CorpusReturn one : chosen()) {
            MESSAGES.put(one.file(), customer.submit(recipient(one)));
        }
        for (CorpusReturn one : chosen()) {
            Received copy = customer.sink().inbox().awaitTo(recipient(one), Customer.PATIENCE);
            customer.awaitEvent("delivered", recipient(one));
            try (SmtpClient client = customer.connect("mx")) {
                Customer.queuedId(client.sendMessage("", List.of(copy.sender()), one.message()));
            }
        }
        customer.awaitEmptySpool();
    }

    private static List<String> charged(CorpusReturn one, String type) {
        List<JsonNode> events = customer.events("recipient=" + AdminApi.encode(recipient(one)));
        List<String> all = new ArrayList<>();
        events.stream().filter(event -> !List.of("accepted", "delivered").contains(event.path("type").asText()))
                .forEach(event -> all.add(event.path("type").asText() + " " + event.path("source").asText() + " " + event.path("message").asText()));
        JsonNode last = events.get(events.size() - 1);
        System.out.printf("returns corpus | %-28s | %-10s | %-4s %-20s | %s%n", one, last.path("type").asText(), last.at("/bounce/class").asText(),
                last.at("/bounce/category").asText(), type.equals("bounced") ? one.classes() : one.feedbackType());
        return all;
    }

    @Test
    void theCorpusHasBouncesOfManyServers() throws IOException {
        assertThat(bounces().count()).isGreaterThanOrEqualTo(FEWEST_BOUNCES);
    }

    @ParameterizedTest
    @MethodSource("bounces")
    void aBounceIsChargedToTheCopysRecipientOnce(CorpusReturn one) {
        assertThat(charged(one, "bounced")).containsExactly("bounced dsn " + MESSAGES.get(one.file()));
    }

    @Test
    void nearlyAllAreHardOrSoftAsTheCorpusSays() throws IOException {
        List<CorpusReturn> labelled = bounces().filter(one -> !one.classes().isEmpty()).toList();
        List<CorpusReturn> right = labelled.stream()
                .filter(one -> one.classes().contains(customer.awaitEvent("bounced", recipient(one)).at("/bounce/class").asText())).toList();
        double share = 100.0 * right.size() / labelled.size();
        System.out.printf(Locale.ROOT, "returns corpus | hard or soft as labelled: %d of %d, %.1f %%%n", right.size(), labelled.size(), share);
        assertThat(share).isGreaterThanOrEqualTo(96);
    }

    @ParameterizedTest
    @MethodSource("complaints")
    void aFeedbackReportIsAComplaintOfTheCopysRecipientOnce(CorpusReturn one) {
        assertThat(charged(one, "complained")).containsExactly("complained arf " + MESSAGES.get(one.file()));
        assertThat(customer.awaitEvent("complained", recipient(one)).path("reply").asText()).isEqualTo(one.feedbackType());
    }

    @ParameterizedTest
    @MethodSource("reportsOfNoFailure")
    void aReportOfNoFailureChargesNobody(CorpusReturn one) {
        assertThat(charged(one, "")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("others")
    void anotherMessageChargesNobody(CorpusReturn one) {
        assertThat(charged(one, "")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("others")
    void anotherMessageIsForwarded(CorpusReturn one) throws IOException {
        long all = others().count();

        List<Received> forwarded = customer.sink().inbox().await((int) all, copy -> copy.recipients().contains(FORWARD), Customer.PATIENCE);

        String body = new String(one.message(), ISO_8859_1);
        assertThat(forwarded).filteredOn(copy -> copy.text().endsWith(body)).hasSize(1);
    }
}
