package org.posthorn.core.bounce;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import java.util.zip.CRC32;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A message of the bounce corpus with what a right answer is, and what the reader makes of it. */
record CorpusCase(JsonNode expected, List<ReturnResult> results) {
    /** The corpus' reasons, and which of our categories say the same. */
    private static final Map<String, Set<String>> REASONS = Map.ofEntries(
        Map.entry("userunknown", Set.of("bad-mailbox")),
        Map.entry("filtered", Set.of("bad-mailbox", "policy", "content", "inactive", "spam")),
        Map.entry("mailboxfull", Set.of("mailbox-full")),
        Map.entry("expired", Set.of("expired", "connection")),
        Map.entry("rejected", Set.of("policy", "authentication", "blocklisted-domain")),
        Map.entry("blocked", Set.of("blocklisted-ip", "blocklisted-domain", "policy")),
        Map.entry("authfailure", Set.of("authentication")),
        Map.entry("hostunknown", Set.of("bad-domain", "dns")),
        Map.entry("networkerror", Set.of("connection", "dns", "expired")),
        Map.entry("suspend", Set.of("inactive")),
        Map.entry("requireptr", Set.of("policy", "blocklisted-ip", "authentication", "dns")),
        Map.entry("policyviolation", Set.of("policy", "content", "protocol")),
        Map.entry("securityerror", Set.of("policy", "relay-denied", "authentication", "content")),
        Map.entry("spamdetected", Set.of("spam", "content")),
        Map.entry("systemerror", Set.of("other", "connection")),
        Map.entry("notaccept", Set.of("bad-domain")),
        Map.entry("onhold", Set.of("other", "bad-mailbox", "policy")),
        Map.entry("notcompliantrfc", Set.of("protocol", "content", "policy")),
        Map.entry("mailererror", Set.of("other")),
        Map.entry("mesgtoobig", Set.of("too-big")),
        Map.entry("exceedlimit", Set.of("too-big")),
        Map.entry("badreputation", Set.of("blocklisted-ip", "blocklisted-domain", "policy", "rate")),
        Map.entry("toomanyconn", Set.of("rate", "connection")),
        Map.entry("speeding", Set.of("rate")),
        Map.entry("hasmoved", Set.of("moved")),
        Map.entry("norelaying", Set.of("relay-denied")),
        Map.entry("virusdetected", Set.of("content")),
        Map.entry("contenterror", Set.of("content")),
        Map.entry("syntaxerror", Set.of("protocol", "bad-mailbox")),
        Map.entry("failedstarttls", Set.of("connection", "protocol")),
        Map.entry("systemfull", Set.of("other", "mailbox-full")),
        Map.entry("ratelimited", Set.of("rate")),
        Map.entry("undefined", Set.of("other", "policy")));

    static List<CorpusCase> all(Path folder, BounceReader reader) throws IOException {
        List<CorpusCase> cases = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("expected.jsonl"))) {
            JsonNode expected = new ObjectMapper().readTree(line);
            cases.add(new CorpusCase(expected, reader.read(Files.readAllBytes(folder.resolve("eml").resolve(expected.path("file").asText())))));
        }
        return cases;
    }

    String file() {
        return expected.path("file").asText();
    }

    /** A third of the corpus, by the file's name: nobody looked at it while the rules were written. */
    boolean isHeldOut() {
        CRC32 crc = new CRC32();
        crc.update(file().getBytes(UTF_8));
        return crc.getValue() % 3 == 0;
    }

    boolean isAutoReply() {
        return expected.path("kind").asText().equals("autoreply");
    }

    boolean isFeedback() {
        return expected.path("kind").asText().startsWith("arf");
    }

    boolean isFound() {
        return results.stream().anyMatch(result -> result.kind() != ReturnKind.AUTO_REPLY && result.kind() != ReturnKind.CHALLENGE);
    }

    /** Whether there is a recipient that more than one parser or the message's own fields vouch for. */
    boolean namesRecipients() {
        return !vouchedFor().isEmpty();
    }

    boolean hasRecipients() {
        Set<String> found = results.stream().map(ReturnResult::recipient).map(CorpusCase::lower).collect(Collectors.toCollection(TreeSet::new));
        Set<String> last = results.stream().map(ReturnResult::finalRecipient).map(CorpusCase::lower).collect(Collectors.toCollection(TreeSet::new));
        Set<String> all = values(expected.path("recipients"), "recipient");
        boolean several = all.size() > vouchedFor().size();
        return found.equals(all) || last.equals(all) || several && found.containsAll(vouchedFor()) && all.containsAll(found);
    }

    private Set<String> vouchedFor() {
        return StreamSupport.stream(expected.path("recipients").spliterator(), false).filter(one -> !one.path("basis").asText().equals("single-source"))
            .map(one -> lower(one.path("recipient").asText())).collect(Collectors.toSet());
    }

    boolean isLabelled() {
        return expected.has("expected") && !isFeedback() && !isAutoReply();
    }

    boolean hasHardness() {
        return matches((label, result) -> label.path("hard").asBoolean() == (result.bounce() != null && result.bounce().bounceClass() == BounceClass.HARD));
    }

    boolean hasReason() {
        return matches((label, result) -> label.path("reason").asText().equals("delivered") ? result.kind() == ReturnKind.SUCCESS
            : result.bounce() != null && REASONS.getOrDefault(label.path("reason").asText(), Set.of()).contains(result.bounce().category().label()));
    }

    boolean hasFeedbackType() {
        return !results.isEmpty() && results.stream()
            .allMatch(result -> expected.path("expected").path(0).path("feedbacktype").asText().equals(result.feedbackType()));
    }

    private interface Agreement {
        boolean holds(JsonNode label, ReturnResult result);
    }

    private boolean matches(Agreement agreement) {
        return matches(expected.path("expected"), agreement)
            || StreamSupport.stream(expected.path("contested").spliterator(), false).anyMatch(labels -> matches(labels, agreement));
    }

    private boolean matches(JsonNode labels, Agreement agreement) {
        for (int i = 0; i < labels.size(); i++) {
            if (results.isEmpty() || !agreement.holds(labels.get(i), result(i))) {
                return false;
            }
        }
        return true;
    }

    private ReturnResult result(int index) {
        String recipient = lower(expected.path("recipients").path(index).path("recipient").asText());
        return results.stream().filter(result -> recipient.equals(lower(result.recipient())) || recipient.equals(lower(result.finalRecipient())))
            .findFirst().orElse(results.get(Math.min(index, results.size() - 1)));
    }

    private static Set<String> values(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false).map(one -> lower(one.path(field).asText())).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String lower(String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
