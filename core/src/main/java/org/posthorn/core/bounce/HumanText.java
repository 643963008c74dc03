package org.posthorn.core.bounce;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.posthorn.core.bounce.Mention.Role;

/** What a return says to people, up to where the returned message begins. */
final class HumanText {
    private static final int MAX_TEXT = 64 << 10;
    private static final int MAX_LINES = 1000;
    private static final int MAX_LINE = 1000;
    private static final int MAX_MENTIONS = 300;
    private static final int MIN_RULE = 10;
    private static final int MAX_PARAGRAPH = 3000;

    private final List<String> lines;
    private final List<Mention> mentions;
    private final String folded;
    private final String rest;

    private HumanText(List<String> lines, List<Mention> mentions, String rest) {
        this.lines = lines;
        this.mentions = mentions;
        this.folded = FoldedText.fold(String.join("\n", lines));
        this.rest = rest;
    }

    static HumanText of(String text, BounceRules rules) {
        List<String> all = text.substring(0, Math.min(text.length(), MAX_TEXT)).lines().limit(MAX_LINES).toList();
        List<String> lines = new ArrayList<>();
        List<Mention> mentions = new ArrayList<>();
        boolean quoting = false;
        for (String line : all) {
            String head = unquoted(line.substring(0, Math.min(line.length(), MAX_LINE)));
            if (rules.beginsOriginal(FoldedText.fold(head.substring(0, Math.min(head.length(), 100))))) {
                break;
            }
            quoting = head.startsWith(" ") && (quoting || !lines.isEmpty() && beginsWhatWasSaid(lines.get(lines.size() - 1)));
            for (Mention mention : mentions.size() < MAX_MENTIONS ? Mention.in(head, lines.size(), rules) : List.<Mention>of()) {
                mentions.add(quoting ? mention.quoted() : mention);
            }
            lines.add(head);
        }
        return new HumanText(lines, mentions, all.stream().skip(lines.size() + 1L).collect(Collectors.joining("\n")));
    }

    /** Whether the line is as Postfix begins what it has of a recipient and of a server; that goes on in indented lines. */
    private static boolean beginsWhatWasSaid(String line) {
        return line.startsWith("<") && line.indexOf(": ", Math.max(line.indexOf('>'), 0)) > 0;
    }

    /** All of it, for rules. */
    String folded() {
        return folded;
    }

    String text() {
        return String.join("\n", lines);
    }

    /** What follows it: the returned message, or its header section. */
    String rest() {
        return rest;
    }

    List<Mention> mentions() {
        return mentions;
    }

    Set<String> addresses(Role role) {
        return mentions.stream().filter(mention -> mention.role() == role).map(Mention::address).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * What is said of a recipient: from where it is first named up to where another is, and where it is named again with codes, as below a
     * heading for administrators. Empty if it is not named.
     *
     * @param recipients all that the return is about
     */
    String about(String recipient, Set<String> recipients) {
        StringBuilder about = new StringBuilder();
        int done = 0;
        for (int first : linesNaming(recipient)) {
            if (first >= done && about.length() < MAX_PARAGRAPH) {
                done = beforeTalkOrRule(first, lineOfAnother(recipient, recipients, first));
                String paragraph = String.join("\n", lines.subList(withTalkBefore(first), done));
                about.append(about.isEmpty() ? paragraph : hasCodes(paragraph) ? "\n" + paragraph : "");
            }
        }
        return about.substring(0, Math.min(about.length(), MAX_PARAGRAPH));
    }

    private static boolean hasCodes(String paragraph) {
        SmtpReply reply = ReplyText.find(paragraph);
        return reply.code() > 0 || reply.status() != null;
    }

    private int lineOfAnother(String recipient, Set<String> recipients, int from) {
        return mentions.stream().filter(mention -> mention.line() > from && mention.role() == Role.FIRST)
            .filter(mention -> !mention.address().equalsIgnoreCase(recipient) && recipients.stream().anyMatch(mention.address()::equalsIgnoreCase))
            .mapToInt(Mention::line).findFirst().orElse(lines.size());
    }

    /** A transcript has what was said and heard in front of whom it was about. */
    private int withTalkBefore(int line) {
        int first = line;
        while (first > 0 && isTalk(lines.get(first - 1))) {
            first--;
        }
        return first;
    }

    private int beforeTalkOrRule(int first, int next) {
        int end = first + 1;
        while (end < next && !isRule(lines.get(end)) && !(isTalk(lines.get(end)) && !isTalk(lines.get(end - 1)))) {
            end++;
        }
        return end;
    }

    private static boolean isRule(String line) {
        return line.length() >= MIN_RULE && line.chars().allMatch(c -> c == '-' || c == '_' || c == '=');
    }

    private static boolean isTalk(String line) {
        return line.startsWith("<<<") || line.startsWith(">>>") || line.startsWith("While talking") || line.startsWith("... while talking");
    }

    /** Without one sign of quoting, as mail that somebody passed on has it. */
    private static String unquoted(String line) {
        return line.startsWith("> ") ? line.substring(2) : line;
    }

    private int[] linesNaming(String recipient) {
        return mentions.stream().filter(mention -> mention.role() == Role.FIRST || mention.role() == Role.RECIPIENT)
            .filter(mention -> mention.address().equalsIgnoreCase(recipient)).mapToInt(Mention::line).toArray();
    }
}
