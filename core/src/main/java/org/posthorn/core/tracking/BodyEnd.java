package org.posthorn.core.tracking;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jsoup.nodes.CDataNode;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.Range;
import org.jsoup.nodes.TextNode;

/** Finds the last {@code </body>} of a document that is a tag: not one in a comment, a script, an attribute or other text. */
final class BodyEnd {
    private static final int MAX_CANDIDATES = 16;
    private static final Set<String> RAW_TEXT = Set.of("title", "textarea", "xmp", "iframe", "noembed", "noframes", "plaintext");

    private final List<Integer> candidates = new ArrayList<>();
    private final int fallback;

    private BodyEnd(int fallback) {
        this.fallback = fallback;
    }

    /** Looks at the last 16 places only. */
    static BodyEnd of(String markup) {
        int end = markup.length();
        while (end > 0 && markup.charAt(end - 1) <= ' ') {
            end--;
        }
        BodyEnd found = new BodyEnd(end);
        for (int at = markup.lastIndexOf("</"); at >= 0 && found.candidates.size() < MAX_CANDIDATES; at = markup.lastIndexOf("</", at - 1)) {
            if (isBodyEnd(markup, at)) {
                found.candidates.add(at);
            }
        }
        return found;
    }

    /** Takes out the candidates that are no tag because they lie in that node; every node of the document has to come by. */
    void visit(Node node) {
        if (!candidates.isEmpty() && isOpaque(node)) {
            Range range = node.sourceRange();
            candidates.removeIf(at -> range.isTracked() && range.startPos() <= at && at < range.endPos());
        }
    }

    /** Where the tag is; where there is none, behind the last character that is no blank. */
    int offset() {
        return candidates.isEmpty() ? fallback : candidates.get(0);
    }

    private static boolean isBodyEnd(String markup, int at) {
        return at + 6 < markup.length() && endsName(markup.charAt(at + 6)) && markup.regionMatches(true, at, "</body", 0, 6);
    }

    private static boolean isOpaque(Node node) {
        if (node instanceof Element element) {
            return element.attributesSize() > 0;
        }
        return node instanceof Comment || node instanceof DataNode || node instanceof CDataNode || node instanceof TextNode && isRawText(node.parent());
    }

    private static boolean isRawText(Node parent) {
        return parent instanceof Element element && RAW_TEXT.contains(element.normalName());
    }

    private static boolean endsName(char c) {
        return c <= ' ' || c == '>' || c == '/';
    }
}
