package org.posthorn.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.posthorn.testing.Repository;

/** Every row of docs/sandbox.md is played. */
@ExtendWith(SharedServer.class)
class SandboxTest {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private final Customer customer;

    SandboxTest(Customer customer) throws IOException {
        this.customer = customer;
        customer.admin().createAccount(customer.id(), "{\"state\":\"sandbox\",\"hardLimit\":100}");
    }

    /**
     * A row of the page.
     *
     * @param events each its type, and for a failure its class and category
     */
    record Row(String local, String reply, List<String> events) {
        @Override
        public String toString() {
            return local;
        }
    }

    static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(Repository.root().resolve("docs/sandbox.md"))) {
            String[] cells = line.split("\\|", -1);
            if (line.startsWith("| `") && cells.length == 5) {
                rows.add(new Row(codes(cells[1]).get(0), codes(cells[2]).get(0), codes(cells[3])));
            }
        }
        assertThat(rows).hasSize(9);
        return rows;
    }

    private static List<String> codes(String cell) {
        List<String> codes = new ArrayList<>();
        Matcher code = CODE.matcher(cell);
        while (code.find()) {
            codes.add(code.group(1));
        }
        return codes;
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theRecipientSaysWhatComesOfIt(Row row) throws IOException {
        String recipient = row.local() + "+row@sandbox.example";
        customer.submit(recipient);
        String last = row.events().get(row.events().size() - 1);
        customer.awaitEvent(last.substring(0, (last + " ").indexOf(' ')), recipient);
        List<JsonNode> events = customer.events("recipient=" + recipient.replace("+", "%2B"));
        assertThat(events.stream().skip(1).map(SandboxTest::described).distinct()).containsExactlyElementsOf(row.events());
        assertThat(events.get(1).path("reply").asText()).isEqualTo(row.reply());
    }

    private static String described(JsonNode event) {
        JsonNode bounce = event.path("bounce");
        return (event.path("type").asText() + " " + bounce.path("class").asText() + " " + bounce.path("category").asText()).strip();
    }

    @Test
    void nothingLeaves() throws IOException {
        customer.submit("leaves@sandbox.example");
        customer.awaitEvent("delivered", "leaves@sandbox.example");
        assertThat(customer.sink().attempts("leaves@sandbox.example")).isZero();
    }

    @Test
    void itsEventsNameTheSandbox() throws IOException {
        customer.submit("named@sandbox.example");
        assertThat(customer.awaitEvent("delivered", "named@sandbox.example").path("remote").path("host").asText()).isEqualTo("sandbox");
    }

    @Test
    void aSimulatedHardBounceSuppresses() throws IOException {
        Customer strict = Customer.signUp(customer.server(), customer.sink(), "sandbox-strict", "{\"state\":\"sandbox\"}");
        strict.submit("bounced@sandbox.example");
        strict.awaitEvent("bounced", "bounced@sandbox.example");
        assertThat(strict.suppressed()).containsExactly("bounced@sandbox.example");
    }
}
