package org.posthorn.core.bounce;

import java.util.List;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/**
 * A remote server's answer, or what is known in its place.
 *
 * @param code the reply code; 0 where no server answered
 * @param status the enhanced status code (RFC 3463) given with it; null if there was none
 * @param text what was said, the enhanced code included, in one line of at most 1,000 characters
 */
public record SmtpReply(int code, String status, String text) {
    private static final int MAX_TEXT = 1000;
    private static final Pattern CODED = Pattern.compile("([2-5][0-9][0-9])(?:[ -](.*)|$)");
    private static final Pattern REPEATED_STATUS = Pattern.compile("^[245]\\.[0-9]{1,3}\\.[0-9]{1,3} +");

    public SmtpReply {
        text = clean(text);
    }

    /** What went wrong before any server answered, or instead of it: no address, no connection. */
    public static SmtpReply local(String status, String text) {
        return new SmtpReply(0, status, text);
    }

    /** A reply from its code and its lines without it. */
    public static SmtpReply of(int code, List<String> lines) {
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            if (text.length() > MAX_TEXT) {
                break;
            }
            String words = head(line).strip();
            text.append(text.isEmpty() ? "" : " ").append(text.isEmpty() ? words : REPEATED_STATUS.matcher(words).replaceFirst(""));
        }
        String said = text.toString();
        return new SmtpReply(code, EnhancedStatus.find(said).map(EnhancedStatus::toString).orElse(null), said);
    }

    /** Reads a reply as it came, of one line or several; the code is 0 if it begins with none. */
    public static SmtpReply parse(String raw) {
        List<String> lines = raw.lines().limit(100).map(SmtpReply::head).toList();
        int code = lines.isEmpty() ? 0 : code(lines.get(0));
        return of(code, lines.stream().map(SmtpReply::withoutCode).toList());
    }

    /** Whether trying again is of no use, by the code, and where there is none by the enhanced one. */
    public boolean isPermanent() {
        return code > 0 ? code >= 500 : status != null && status.startsWith("5.");
    }

    /** Whether it may go through later, by the code, and where there is none by the enhanced one; false if neither tells. */
    boolean isTemporary() {
        return code > 0 ? code < 500 : status != null && status.startsWith("4.");
    }

    /** Code and text. */
    @Override
    public String toString() {
        return code > 0 ? (code + " " + text).strip() : text;
    }

    private static int code(String line) {
        Matcher matcher = CODED.matcher(line);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    private static String withoutCode(String line) {
        Matcher matcher = CODED.matcher(line);
        if (!matcher.matches()) {
            return line;
        }
        return matcher.group(2) == null ? "" : matcher.group(2);
    }

    /** A line cut before anything searches it. */
    private static String head(String line) {
        return line.length() <= MAX_TEXT ? line : line.substring(0, MAX_TEXT);
    }

    private static String clean(String text) {
        StringBuilder clean = new StringBuilder(head(text));
        for (int i = 0; i < clean.length(); i++) {
            if (Character.isISOControl(clean.charAt(i))) {
                clean.setCharAt(i, ' ');
            }
        }
        return clean.toString().strip();
    }
}
