package org.posthorn.core.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.posthorn.core.message.RawMessage;

/** Scores the rewriting of links on HTML mail collected by others, where there is some. */
@EnabledIfSystemProperty(named = "corpora", matches = ".+")
class HtmlTrackingCorpusTest {
    private final Path folder = Path.of(System.getProperty("corpora"), "html");
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void everyLinkIsRewrittenOrKeptAsExpected() throws IOException {
        List<String> cases = Files.readAllLines(folder.resolve("expected.jsonl"));
        List<String> wrong = new ArrayList<>();
        int links = 0;
        for (String line : cases) {
            JsonNode one = json.readTree(line);
            RawMessage message = RawMessage.of(Files.readAllBytes(folder.resolve("eml").resolve(one.path("eml").asText())));
            Tracked tracked = Tracker.rewrite(message, new ReadableLinks(), TrackingOptions.all());
            links += tracked.links();
            String fault = fault(one, message, tracked);
            if (!fault.isEmpty()) {
                wrong.add(one.path("id").asText() + ": " + fault);
            }
        }
        System.out.printf("html: %d of %d right, %d links rewritten%n", cases.size() - wrong.size(), cases.size(), links);
        assertThat(wrong).isEmpty();
    }

    private static String fault(JsonNode one, RawMessage message, Tracked tracked) {
        String original = MimeLeaf.firstHtml(message.base()).text();
        String after = MimeLeaf.firstHtml(tracked.message().base()).text();
        if (after.split(ReadableLinks.OPEN, -1).length != 2 || imageIsElsewhere(one, after)) {
            return "image";
        }
        Map<Integer, String> targets = new HashMap<>(Restored.targets(original, after));
        for (JsonNode link : one.path("links")) {
            String target = take(targets, link);
            String wanted = link.path("class").asText();
            boolean right = target == null ? !wanted.equals("rewrite") : !wanted.equals("keep") && target.equals(link.path("href").asText());
            if (!right) {
                return link + " leads to " + target;
            }
        }
        targets.values().removeIf(target -> one.path("comment_links").findValuesAsText("href").contains(target));
        return targets.isEmpty() ? "" : "too many: " + targets;
    }

    private static boolean imageIsElsewhere(JsonNode one, String after) {
        return one.path("has_body_end").asBoolean() != after.contains(ReadableLinks.IMAGE + "</body");
    }

    private static String take(Map<Integer, String> targets, JsonNode link) {
        for (int place = link.path("start").asInt(); place < link.path("end").asInt(); place++) {
            if (targets.containsKey(place)) {
                return targets.remove(place);
            }
        }
        return null;
    }
}
