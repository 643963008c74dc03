package org.posthorn.core.bounce;

import java.util.List;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/** Finds a server's reply in the text of a report. */
final class ReplyText {
    private static final Pattern CODE = Pattern.compile("(?:^|[\\s:;,<>\\[(\"'=])([45][0-9][0-9])"
        + "(?:$|: |, |\\s+[245]\\.[0-9]{1,3}\\.[0-9]|[ :-]\\s*['\"(\\[<#]{0,2}(?:[245]\\.|[^ 0-9.]|[0-9]+[^0-9.]))");
    private static final Pattern LINE_OF_SEVERAL = Pattern.compile("(?:^|[\\s:;'\"])([245][0-9][0-9])-['\"]?([#(]?[245]\\.[0-9]{1,3}\\.[0-9]{1,3}\\)? )?");
    private static final int MAX_SEARCHED = 2000;

    private ReplyText() {
    }

    /** The first reply in the text, up to an empty line, or the text itself as what was found without a server. */
    static SmtpReply find(String text) {
        String head = text.length() <= MAX_SEARCHED ? text : text.substring(0, MAX_SEARCHED);
        Matcher matcher = CODE.matcher(head);
        if (matcher.find()) {
            String after = head.substring(Math.min(matcher.end(1) + 1, head.length()));
            int end = after.indexOf("\n\n");
            return SmtpReply.of(Integer.parseInt(matcher.group(1)), List.of(end < 0 ? after : after.substring(0, end)));
        }
        return SmtpReply.local(EnhancedStatus.find(head).map(EnhancedStatus::toString).orElse(null), head);
    }

    /** A reply of several lines that was written as one, with its codes only once: phrases would break at them. */
    static String withoutRepeatedCodes(String text) {
        if (!mayBeOfSeveral(text)) {
            return text;
        }
        Matcher first = LINE_OF_SEVERAL.matcher(text);
        if (!first.find()) {
            return text;
        }
        String code = first.group(1);
        String status = first.group(2) == null ? "" : first.group(2);
        String rest = text.substring(first.end());
        return text.substring(0, first.end()) + rest.replace(code + "-" + status, "").replace(code + " " + status, "");
    }

    /** A search by pattern costs more than all else, and most replies are of one line. */
    private static boolean mayBeOfSeveral(String text) {
        int dash = text.indexOf('-');
        while (dash >= 0) {
            if (dash >= 3 && Character.isDigit(text.charAt(dash - 1)) && Character.isDigit(text.charAt(dash - 2)) && Character.isDigit(text.charAt(dash - 3))) {
                return true;
            }
            dash = text.indexOf('-', dash + 1);
        }
        return false;
    }
}
