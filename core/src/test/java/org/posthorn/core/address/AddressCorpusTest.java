package org.posthorn.core.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Scores the grammar on addresses collected by others, where there are some. */
@EnabledIfSystemProperty(named = "corpora", matches = ".+")
class AddressCorpusTest {
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void nearlyAllAddressesAreJudgedAsExpected() throws IOException {
        List<String> cases = Files.readAllLines(Path.of(System.getProperty("corpora"), "addresses", "expected.jsonl"));
        List<String> wrong = new ArrayList<>();
        for (String line : cases) {
            JsonNode one = json.readTree(line);
            if (Address.parse(one.path("address").asText()).isPresent() != one.path("rcpt_to").asText().equals("accept")) {
                wrong.add(line);
            }
        }
        System.out.printf("addresses: %d of %d right%n", cases.size() - wrong.size(), cases.size());
        wrong.forEach(System.out::println);
        assertThat(wrong.size()).isLessThanOrEqualTo(cases.size() / 20);
    }
}
