package org.posthorn.scenarios;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A file of the bounce corpus and what is right to conclude from it.
 *
 * @param label the corpus' line about it
 * @param message octet by octet, but that lines end in CRLF, as no server sends them otherwise
 */
record CorpusReturn(JsonNode label, byte[] message) {
    /** One file of each kind of server that the corpus has, the first by name; and all feedback reports and automatic replies. */
    static List<CorpusReturn> chosen(Path folder) throws IOException {
        Map<String, JsonNode> chosen = new TreeMap<>();
        for (String line : Files.readAllLines(folder.resolve("expected.jsonl"))) {
            JsonNode label = new ObjectMapper().readTree(line);
            String file = label.path("file").asText();
            chosen.merge(isOfServer(label) ? file.replaceAll("-?[0-9]*\\.eml$", "") : file, label,
                    (one, other) -> one.path("file").asText().compareTo(other.path("file").asText()) <= 0 ? one : other);
        }
        List<CorpusReturn> returns = new ArrayList<>();
        for (JsonNode label : chosen.values()) {
            String message = Files.readString(folder.resolve("eml").resolve(label.path("file").asText()), ISO_8859_1);
            returns.add(new CorpusReturn(label, message.replaceAll("\r?\n|\r", "\r\n").getBytes(ISO_8859_1)));
        }
        return returns;
    }

    private static boolean isOfServer(JsonNode label) {
        return !label.path("kind").asText().matches("arf.*|autoreply");
    }

    String file() {
        return label.path("file").asText();
    }

    boolean isReport() {
        return label.path("kind").asText().startsWith("arf");
    }

    /** Not if it tells of a delay, of a delivery or of relaying. */
    boolean isBounce() {
        return isOfServer(label) && !tellsOfNoFailure();
    }

    boolean tellsOfNoFailure() {
        JsonNode fields = label.path("dsn_fields");
        return fields.size() > 0 && StreamSupport.stream(fields.spliterator(), false)
                .allMatch(recipient -> recipient.path("action").asText().matches("(?i)delayed|delivered|relayed|expanded"));
    }

    String feedbackType() {
        return label.at("/expected/0/feedbacktype").asText();
    }

    /** Not a report of what failed to be proven (RFC 6591). */
    boolean isComplaint() {
        return isReport() && !feedbackType().equals("auth-failure");
    }

    /** Any of them is right; empty where the corpus does not say. */
    Set<String> classes() {
        Set<String> classes = new TreeSet<>();
        Stream<JsonNode> contested = StreamSupport.stream(label.path("contested").spliterator(), false);
        Stream.concat(Stream.of(label.path("expected")), contested).forEach(labels -> labels.forEach(one ->
                classes.add(one.path("hard").asBoolean() ? "hard" : "soft")));
        return classes;
    }

    @Override
    public String toString() {
        return file();
    }
}
