package org.posthorn.core.bounce;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.posthorn.core.bounce.RuleDecision.Kind;
import org.posthorn.core.bounce.RuleDecision.Mark;
import org.posthorn.core.bounce.RuleDecision.Place;
import org.posthorn.core.bounce.RuleDecision.Reached;
import org.posthorn.core.bounce.RuleDecision.Reason;

/**
 * The rules by which returns are recognised and refusals classified: those that ship, and an operator's. Of several that hold, the first
 * decides: an operator's before those that ship, then by file, then by place in the file. Never changes; to reload is to load another.
 */
public final class BounceRules {
    private static final List<String> SHIPPED = List.of("marks.rules", "kinds.rules", "stages.rules", "providers.rules", "phrases.rules", "codes.rules");
    /** Before the file's name of a rule that ships. */
    private static final String SHIPPED_IN = "shipped/";
    private static final String ENDING = ".rules";
    private static final long MAX_FILE = 1 << 20;
    private static final BounceRules DEFAULTS = new BounceRules(shipped());

    private final List<Rule> all;
    private final RuleList reasons;
    private final RuleList kinds;
    private final RuleList stages;
    private final Set<String> byPhrase;
    private final Map<Place, RuleList> marks = new HashMap<>();

    private BounceRules(List<Rule> all) {
        this.all = List.copyOf(all);
        this.reasons = deciding(Reason.class);
        this.kinds = deciding(Kind.class);
        this.stages = deciding(Reached.class);
        this.byPhrase = all.stream().filter(Rule::isByText).map(Rule::name).collect(Collectors.toUnmodifiableSet());
        for (Place place : Place.values()) {
            marks.put(place, new RuleList(all.stream().filter(rule -> rule.decision().equals(new Mark(place))).toList()));
        }
    }

    /** Those that ship. */
    public static BounceRules defaults() {
        return DEFAULTS;
    }

    /**
     * Those that ship with what the folder's files {@code *.rules} replace by name and add; a folder that is not there adds nothing.
     *
     * @throws BounceRulesException if a file cannot be understood, or a rule does not decide for its test lines; it names each mistake
     * @throws IOException if the folder or a file cannot be read
     */
    public static BounceRules load(Path folder) throws IOException, BounceRulesException {
        RuleReader reader = new RuleReader();
        List<Rule> written = new ArrayList<>();
        for (Path file : files(folder)) {
            written.addAll(reader.read(file.getFileName().toString(), text(file)));
        }
        if (!reader.mistakes().isEmpty()) {
            throw new BounceRulesException(reader.mistakes());
        }
        BounceRules rules = new BounceRules(merged(written));
        List<RuleMistake> undecided = new RuleTrial(rules).mistakes(written);
        if (!undecided.isEmpty()) {
            throw new BounceRulesException(undecided);
        }
        return rules;
    }

    private static String text(Path file) throws IOException, BounceRulesException {
        if (Files.size(file) > MAX_FILE) {
            throw new BounceRulesException(List.of(new RuleMistake(file.getFileName().toString(), 1, "the file is larger than 1 MB")));
        }
        try {
            return Files.readString(file, UTF_8);
        } catch (CharacterCodingException e) {
            throw new BounceRulesException(List.of(new RuleMistake(file.getFileName().toString(), 1, "the file is not UTF-8")));
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
        }
    }

    private static List<Rule> merged(List<Rule> written) {
        Map<String, Rule> left = new HashMap<>();
        written.forEach(rule -> left.put(rule.name(), rule));
        List<Rule> shipped = DEFAULTS.all.stream().map(rule -> left.containsKey(rule.name()) ? left.remove(rule.name()) : rule).toList();
        return Stream.concat(written.stream().filter(rule -> left.containsKey(rule.name())), shipped.stream()).toList();
    }

    private static List<Rule> shipped() {
        RuleReader reader = new RuleReader();
        List<Rule> rules = SHIPPED.stream().flatMap(file -> reader.read(SHIPPED_IN + file, resource(file)).stream()).toList();
        if (!reader.mistakes().isEmpty()) {
            throw new IllegalStateException(new BounceRulesException(reader.mistakes()));
        }
        return rules;
    }

    private static String resource(String name) {
        try (InputStream in = BounceRules.class.getResourceAsStream("/org/posthorn/bounce/" + name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the rules " + name, e);
        }
    }

    private RuleList deciding(Class<? extends RuleDecision> decision) {
        return new RuleList(all.stream().filter(rule -> decision.isInstance(rule.decision())).toList());
    }

    /** All in their order, as an operator reads them. */
    public List<RuleSummary> summaries() {
        return all.stream().map(RuleSummary::of).toList();
    }

    List<Rule> all() {
        return all;
    }

    /** Why it was refused, by a text that may be longer than the reply's. */
    Optional<Rule> reason(String folded, Refusal refusal) {
        return reasons.first(folded, refusal);
    }

    /** Whether the rule of this name classifies by words, not by codes alone. */
    boolean isByPhrase(String name) {
        return byPhrase.contains(name);
    }

    /** @param has whether the message has what a rule asks for by {@code with =} */
    Optional<Rule> kind(String folded, Header header, Predicate<String> has) {
        return kinds.first(folded, header, has);
    }

    Optional<Stage> stage(String folded) {
        return stageRule(folded).map(rule -> ((Reached) rule.decision()).stage());
    }

    Optional<Rule> stageRule(String folded) {
        return stages.first(folded);
    }

    boolean beginsOriginal(String foldedLine) {
        return marks.get(Place.ORIGINAL).begins(foldedLine);
    }

    boolean namesRecipientNext(String foldedLine) {
        return ends(Place.RECIPIENT, foldedLine);
    }

    boolean namesSenderNext(String foldedLine) {
        return ends(Place.SENDER, foldedLine);
    }

    private boolean ends(Place place, String line) {
        RuleList rules = marks.get(place);
        return rules.ends(line) || line.endsWith(":") && rules.ends(line.substring(0, line.length() - 1).strip());
    }
}
