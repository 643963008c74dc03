package org.posthorn.core.tracking;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.Range;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeVisitor;

/**
 * The places of a document that tracking may change: the href of each {@code a} and {@code area}, and where the image goes. Outlook takes its own
 * version of a piece from a conditional comment; what stands in one is parsed by itself, and there the href of VML shapes, which are Outlook's
 * buttons, counts too.
 */
final class HtmlLinks implements NodeVisitor {
    private final List<Href> hrefs = new ArrayList<>();
    private final String markup;
    private final int offset;
    private final BodyEnd bodyEnd;

    /**
     * An attribute in the document's markup.
     *
     * @param name where its name begins
     * @param start where its value begins, behind the quote
     * @param end behind the value
     * @param after behind the closing quote
     * @param value as the parser read it, from markup as it was given
     * @param conditional whether it stands in a conditional comment
     */
    record Href(int name, int start, int end, int after, String value, boolean conditional) {
    }

    private HtmlLinks(String markup, int offset, BodyEnd bodyEnd) {
        this.markup = markup;
        this.offset = offset;
        this.bodyEnd = bodyEnd;
    }

    /** Reads a document. */
    static HtmlLinks of(String markup) {
        HtmlLinks links = new HtmlLinks(markup, 0, BodyEnd.of(markup));
        links.parse(markup);
        return links;
    }

    /** How many there are at most. */
    int count() {
        return hrefs.size();
    }

    /** In the order of the document, each once: the parser moves and doubles elements that are nested wrongly. */
    List<Href> hrefs() {
        TreeMap<Integer, Href> byPlace = new TreeMap<>();
        hrefs.forEach(href -> byPlace.putIfAbsent(href.start(), href));
        return List.copyOf(byPlace.values());
    }

    /** Where the image goes. */
    int imageAt() {
        return bodyEnd.offset();
    }

    private void parse(String html) {
        Document document = Parser.htmlParser().setTrackPosition(true).parseInput(html, "");
        document.traverse(this);
    }

    @Override
    public void head(Node node, int depth) {
        if (offset == 0) {
            bodyEnd.visit(node);
        }
        if (node instanceof Element element) {
            visit(element);
        } else if (node instanceof Comment && offset == 0) {
            visitComment(node.sourceRange());
        }
    }

    private void visit(Element element) {
        if (!element.hasAttr("href") || !isLink(element.normalName()) || element.attr("data-posthorn").strip().equalsIgnoreCase("off")) {
            return;
        }
        Range.AttributeRange range = element.attributes().sourceRange("href");
        if (range.isTracked() && range.valueRange().isTracked() && range.valueRange().endPos() > range.valueRange().startPos()) {
            int start = offset + range.valueRange().startPos();
            int end = offset + range.valueRange().endPos();
            boolean quoted = markup.charAt(start - 1) == '"' || markup.charAt(start - 1) == '\'';
            hrefs.add(new Href(offset + range.nameRange().startPos(), start, end, quoted ? end + 1 : end, element.attr("href"), offset > 0));
        }
    }

    private boolean isLink(String tag) {
        return tag.equals("a") || tag.equals("area") || offset > 0 && tag.startsWith("v:");
    }

    private void visitComment(Range range) {
        if (!range.isTracked() || !markup.startsWith("<!--[if", range.startPos())) {
            return;
        }
        String comment = markup.substring(range.startPos(), range.endPos());
        int open = comment.indexOf("]>") + 2;
        int close = comment.lastIndexOf("<![endif]");
        if (open >= 2 && close > open) {
            HtmlLinks inside = new HtmlLinks(markup, range.startPos() + open, bodyEnd);
            inside.parse(comment.substring(open, close));
            hrefs.addAll(inside.hrefs);
        }
    }
}
