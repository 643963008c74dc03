package org.posthorn.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.james.core.MaybeSender;
import org.apache.james.protocols.api.ProtocolSession.State;
import org.apache.james.protocols.smtp.SMTPSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Scores RCPT on addresses collected by others, where there are some. */
@EnabledIfSystemProperty(named = "corpora", matches = ".+")
class RcptCorpusTest {
    /** A valid local part by the letter, of no characters; James' address type cannot hold it, and nobody has it. */
    private static final String EMPTY_LOCAL_PART = "\"\"@";

    private final ObjectMapper json = new ObjectMapper();
    private final RelaySession session = TestTransport.session();
    private final RcptCommand command = new RcptCommand(new Unmeasured());

    @Test
    void everyAddressIsJudgedAsTheStandardHasIt() throws IOException {
        session.setAttachment(SMTPSession.SENDER, MaybeSender.nullSender(), State.Transaction);
        List<String> cases = Files.readAllLines(Path.of(System.getProperty("corpora"), "addresses", "expected.jsonl"));
        List<String> wrong = new ArrayList<>();
        for (String line : cases) {
            String expected = read(line).path("rcpt_to").asText();
            if (!expected.equals("either") && isTaken(address(line)) != expected.equals("accept")) {
                wrong.add(line);
            }
        }
        System.out.printf("addresses over RCPT: %d of %d right%n", cases.size() - wrong.size(), cases.size());
        assertThat(wrong).allMatch(line -> address(line).startsWith(EMPTY_LOCAL_PART));
    }

    private String address(String line) {
        return read(line).path("address").asText();
    }

    private JsonNode read(String line) {
        try {
            return json.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException("Not JSON: " + line, e);
        }
    }

    private boolean isTaken(String address) {
        return command.doFilterChecks(session, "RCPT", "TO:<" + address + ">") == null;
    }
}
