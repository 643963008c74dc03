package org.posthorn.core.bounce;

import java.util.ArrayList;
import java.util.List;

/**
 * An address in the text of a return.
 *
 * @param line the line's number
 * @param end where the address ends in the line
 */
record Mention(String address, int line, int end, Role role) {
    /** What the words before an address make it. */
    enum Role {
        /** It stands first on its line, maybe behind a sign or a reply code. */
        FIRST,
        /** It is called the recipient's. */
        RECIPIENT,
        /** It is called the sender's, or another's. */
        SENDER,
        OTHER
    }

    private static final String SPECIALS = "!#$%&*+-/=?^_`{|}~.'";
    /** Before the address in what X.400 has for one. */
    private static final String TYPE = "SMTP=";
    private static final int MAX_PER_LINE = 20;
    private static final int MAX_LOCAL_PART = 64 + 2;

    /** The addresses of a line. */
    static List<Mention> in(String line, int number, BounceRules rules) {
        List<Mention> mentions = new ArrayList<>();
        int at = line.indexOf('@');
        for (int i = 0; i < MAX_PER_LINE && at >= 0; i++) {
            int start = start(line, at);
            int end = end(line, at);
            if (start < at && end > at + 1) {
                mentions.add(new Mention(line.substring(start, end), number, end, role(line.substring(0, start), rules)));
            }
            at = line.indexOf('@', Math.max(end, at + 1));
        }
        return mentions;
    }

    /** The same where a line does not begin what is told of a recipient. */
    Mention quoted() {
        return role == Role.FIRST ? new Mention(address, line, end, Role.OTHER) : this;
    }

    private static int start(String line, int at) {
        if (at > 1 && line.charAt(at - 1) == '"') {
            int quote = line.lastIndexOf('"', at - 2);
            return quote < 0 || quote < at - MAX_LOCAL_PART ? at : quote;
        }
        int start = at;
        while (start > 0 && isOfLocalPart(line.charAt(start - 1))) {
            start--;
        }
        if (line.regionMatches(true, start, TYPE, 0, TYPE.length())) {
            return start + TYPE.length();
        }
        return start < at && line.charAt(start) == '\'' ? start + 1 : start;
    }

    private static int end(String line, int at) {
        int end = at + 1;
        while (end < line.length() && (Character.isLetterOrDigit(line.charAt(end)) || line.charAt(end) == '.' || line.charAt(end) == '-')) {
            end++;
        }
        while (end > at + 1 && !Character.isLetterOrDigit(line.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private static boolean isOfLocalPart(char c) {
        return c < 0x80 ? Character.isLetterOrDigit(c) || SPECIALS.indexOf(c) >= 0 : Character.isLetterOrDigit(c);
    }

    private static Role role(String before, BounceRules rules) {
        if (before.chars().noneMatch(Character::isLetter)) {
            return Role.FIRST;
        }
        String folded = FoldedText.fold(withoutOpening(before));
        if (rules.namesSenderNext(folded)) {
            return Role.SENDER;
        }
        return rules.namesRecipientNext(folded) ? Role.RECIPIENT : Role.OTHER;
    }

    private static String withoutOpening(String before) {
        int end = before.length();
        while (end > 0 && "<\"'([ \t".indexOf(before.charAt(end - 1)) >= 0) {
            end--;
        }
        return before.substring(0, end);
    }
}
