package org.posthorn.core.bounce;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(named = "corpora", matches = ".+")
class BounceCorpusTest {
    private static final BounceReader READER = new BounceReader();

    private static Path corpora;
    private static List<CorpusCase> cases;

    @BeforeAll
    static void readTheCorpus() throws IOException {
        corpora = Path.of(System.getProperty("corpora"));
        cases = CorpusCase.all(corpora.resolve("bounces"), READER);
    }

    @Test
    void bouncesAreFound() {
        assertThat(score("found", one -> !one.isAutoReply(), CorpusCase::isFound)).isGreaterThanOrEqualTo(99);
    }

    @Test
    void theRecipientsAreFound() {
        assertThat(score("recipients", one -> !one.isAutoReply() && one.namesRecipients(), CorpusCase::hasRecipients)).isGreaterThanOrEqualTo(98.5);
    }

    @Test
    void hardAndSoftAreTold() {
        assertThat(score("hard or soft", CorpusCase::isLabelled, CorpusCase::hasHardness)).isGreaterThanOrEqualTo(97.5);
    }

    @Test
    void theReasonIsTold() {
        assertThat(score("reason", CorpusCase::isLabelled, CorpusCase::hasReason)).isGreaterThanOrEqualTo(96);
    }

    @Test
    void theTypeOfFeedbackIsTold() {
        assertThat(score("feedback type", CorpusCase::isFeedback, CorpusCase::hasFeedbackType)).isEqualTo(100);
    }

    @Test
    void autoRepliesAreNoBounces() {
        assertThat(score("auto-replies", CorpusCase::isAutoReply, one -> !one.isFound())).isEqualTo(100);
    }

    @Test
    void otherMailGivesNothing() throws IOException {
        try (Stream<Path> files = Files.walk(corpora.resolve("mime"))) {
            List<Path> taken = files.filter(Files::isRegularFile).filter(file -> !isReturn(file)).filter(file -> !read(file).isEmpty()).toList();
            assertThat(taken).isEmpty();
        }
    }

    /** Some of the folder's messages say of themselves that they are returns, and some of its files are about them. */
    private static boolean isReturn(Path file) {
        try {
            String message = Files.readString(file, ISO_8859_1);
            return message.contains("report-type=") || message.contains("MAILER-DAEMON") || file.toString().endsWith(".jsonl");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theFieldsOfReportsAreRead() throws IOException {
        for (String line : Files.readAllLines(corpora.resolve("reports/expected.jsonl"))) {
            JsonNode expected = new ObjectMapper().readTree(line);
            List<ReturnResult> results = read(corpora.resolve("reports/eml").resolve(expected.path("file").asText()));
            JsonNode fields = expected.path("dsn_fields");

            assertThat(results).as(line).hasSameSizeAs(fields);
            for (int i = 0; i < results.size(); i++) {
                assertThat(fields.path(i).path("final-recipient").asText()).as(line).contains(results.get(i).finalRecipient());
                assertThat(results.get(i).told().action()).as(line).isEqualTo(fields.path(i).path("action").asText().toLowerCase(Locale.ROOT));
                assertThat(fields.path(i).path("diagnostic-code").asText() + fields.path(i).path("status").asText()).as(line)
                    .contains(results.get(i).told().status());
            }
        }
    }

    private static List<ReturnResult> read(Path file) {
        try {
            return READER.read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Per cent of the whole corpus; printed with that of the third that was held out. */
    private static double score(String name, Predicate<CorpusCase> asked, Predicate<CorpusCase> right) {
        double whole = percent(cases.stream().filter(asked).toList(), right);
        double heldOut = percent(cases.stream().filter(asked).filter(CorpusCase::isHeldOut).toList(), right);
        System.out.printf(Locale.ROOT, "bounce corpus | %-13s | %3d messages | %5.1f %% | held out %5.1f %%%n", name,
            cases.stream().filter(asked).count(), whole, heldOut);
        return whole;
    }

    private static double percent(List<CorpusCase> some, Predicate<CorpusCase> right) {
        return 100.0 * some.stream().filter(right).count() / some.size();
    }
}
