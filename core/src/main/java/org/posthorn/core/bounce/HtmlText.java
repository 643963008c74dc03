package org.posthorn.core.bounce;

import java.util.Locale;
import java.util.Set;

/** The text of an HTML part, line by line; good enough to find addresses and phrases in it. */
final class HtmlText {
    private static final Set<String> ENDING_A_LINE = Set.of("br", "p", "div", "tr", "td", "table", "li", "ul", "h1", "h2", "h3", "pre", "title");
    private static final int MAX_ENTITY = 8;
    private static final int MAX_TAG = 300;

    private HtmlText() {
    }

    static String of(String html) {
        StringBuilder text = new StringBuilder(html.length());
        int place = 0;
        while (place < html.length()) {
            char c = html.charAt(place);
            if (c == '<') {
                place = passTag(html, place, text);
            } else if (c == '&') {
                place = passEntity(html, place, text);
            } else {
                text.append(c == '\n' || c == '\r' ? ' ' : c);
                place++;
            }
        }
        return text.toString();
    }

    private static int passTag(String html, int begin, StringBuilder text) {
        int end = indexNear(html, '>', begin);
        if (end < 0) {
            text.append('<');
            return begin + 1;
        }
        String name = name(html, begin + 1);
        if (ENDING_A_LINE.contains(name)) {
            text.append('\n');
        }
        if (html.charAt(begin + 1) != '/' && (name.equals("style") || name.equals("script"))) {
            int close = html.indexOf("</", end);
            return close < 0 ? html.length() : close;
        }
        return end + 1;
    }

    /** Not far away, so that a text of nothing but begins of tags costs little. */
    private static int indexNear(String html, char c, int from) {
        for (int i = from; i < html.length() && i < from + MAX_TAG; i++) {
            if (html.charAt(i) == c) {
                return i;
            }
        }
        return -1;
    }

    private static String name(String html, int begin) {
        int start = begin < html.length() && html.charAt(begin) == '/' ? begin + 1 : begin;
        int end = start;
        while (end < html.length() && end < start + MAX_ENTITY && Character.isLetterOrDigit(html.charAt(end))) {
            end++;
        }
        return html.substring(start, end).toLowerCase(Locale.ROOT);
    }

    private static int passEntity(String html, int begin, StringBuilder text) {
        int end = indexNear(html, ';', begin);
        if (end < 0 || end > begin + MAX_ENTITY) {
            text.append('&');
            return begin + 1;
        }
        text.append(character(html.substring(begin + 1, end)));
        return end + 1;
    }

    private static String character(String entity) {
        return switch (entity) {
            case "lt", "#60", "#x3c", "#x3C" -> "<";
            case "gt", "#62", "#x3e", "#x3E" -> ">";
            case "amp", "#38" -> "&";
            case "quot", "#34" -> "\"";
            case "#39", "apos", "#x27", "rsquo" -> "'";
            case "#64", "#x40", "commat" -> "@";
            default -> " ";
        };
    }
}
