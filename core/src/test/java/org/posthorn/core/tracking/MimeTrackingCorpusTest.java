package org.posthorn.core.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.posthorn.core.message.RawMessage;

/** Sends messages collected by others, many of them malformed, through tracking, where there are some. */
@EnabledIfSystemProperty(named = "corpora", matches = ".+")
class MimeTrackingCorpusTest {
    private final Path folder = Path.of(System.getProperty("corpora"), "mime");

    @Test
    void nothingButLinksAndTheImageChanges() throws IOException {
        List<String> cases = Files.readAllLines(folder.resolve("expected.jsonl"));
        List<String> wrong = new ArrayList<>();
        int unchanged = 0;
        for (String line : cases) {
            String file = new ObjectMapper().readTree(line).path("file").asText();
            RawMessage message = RawMessage.of(Files.readAllBytes(folder.resolve(file)));
            Tracked tracked = Tracker.rewrite(message, new ReadableLinks(), TrackingOptions.all());
            unchanged += tracked.message() == message ? 1 : 0;
            if (!isSame(MimeLeaf.of(message.base()), MimeLeaf.of(tracked.message().base()))) {
                wrong.add(file);
            }
        }
        System.out.printf("mime: %d of %d right, %d of them untouched%n", cases.size() - wrong.size(), cases.size(), unchanged);
        assertThat(wrong).isEmpty();
    }

    private static boolean isSame(List<MimeLeaf> before, List<MimeLeaf> after) {
        boolean same = before.size() == after.size();
        for (int i = 0; same && i < before.size(); i++) {
            same = before.get(i).type().equals(after.get(i).type()) && isSame(before.get(i), after.get(i));
        }
        return same;
    }

    private static boolean isSame(MimeLeaf before, MimeLeaf after) {
        if (Arrays.equals(before.content(), after.content())) {
            return true;
        }
        Restored.targets(before.octets(), after.octets());
        return after.type().equals("text/html");
    }
}
