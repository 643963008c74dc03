package org.posthorn.core.unsubscribe;

import java.util.ArrayList;
import java.util.List;

/** The header fields by which a mail client unsubscribes its user: List-Unsubscribe (RFC 2369) and List-Unsubscribe-Post (RFC 8058). */
public final class ListUnsubscribe {
    public static final String FIELD = "List-Unsubscribe";
    public static final String POST_FIELD = "List-Unsubscribe-Post";
    /** What the client posts, and the value of the second field. */
    public static final String ONE_CLICK = "List-Unsubscribe=One-Click";

    private static final int MAX_VALUE = 16 << 10;
    private static final int MAX_URIS = 20;
    private static final String URI_PUNCTUATION = "-._~:/?#[]@!$&'()*+;=%";

    private ListUnsubscribe() {
    }

    /**
     * Both fields, each ended by CRLF, the URIs on lines of their own.
     *
     * @param address the address to which an empty mail unsubscribes; it has only characters that a URI may have
     * @param url the https URL of the one-click POST
     */
    public static String fields(String address, String url) {
        return FIELD + ": <" + checked("mailto:" + address) + ">,\r\n <" + checked(url) + ">\r\n" + POST_FIELD + ": " + ONE_CLICK + "\r\n";
    }

    /** The URIs of a List-Unsubscribe field in their order, blanks taken out of them; the first 20 of the first 16 KB, comments are skipped. */
    public static List<String> uris(String value) {
        String text = value.length() <= MAX_VALUE ? value : value.substring(0, MAX_VALUE);
        List<String> uris = new ArrayList<>();
        int at = 0;
        while (at < text.length() && uris.size() < MAX_URIS) {
            char c = text.charAt(at);
            int close = c == '<' ? text.indexOf('>', at) : at;
            if (close < 0) {
                return uris;
            }
            if (c == '<') {
                uris.add(withoutBlanks(text.substring(at + 1, close)));
            }
            at = c == '(' ? afterComment(text, at) : close + 1;
        }
        return uris;
    }

    /** Comments nest (RFC 5322 section 3.2.2); one that does not end goes to the end of the text. */
    private static int afterComment(String text, int from) {
        int at = from;
        int depth = 0;
        do {
            char c = text.charAt(at);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            at += c == '\\' ? 2 : 1;
        } while (depth > 0 && at < text.length());
        return at;
    }

    private static String withoutBlanks(String uri) {
        return uri.replace(" ", "").replace("\t", "").replace("\r", "").replace("\n", "");
    }

    private static String checked(String uri) {
        for (int i = 0; i < uri.length(); i++) {
            char c = uri.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!letter && URI_PUNCTUATION.indexOf(c) < 0) {
                throw new IllegalArgumentException("An unsubscribe URI has a character that has to be percent-encoded");
            }
        }
        return uri;
    }
}
