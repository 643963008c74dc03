package org.posthorn.core.tracking;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jsoup.parser.Parser;
import org.posthorn.core.message.MimePart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tracks the HTML parts of one message, one after the other: links are numbered through, and the first part gets the image. */
final class PartTracker {
    private static final Logger LOGGER = LoggerFactory.getLogger(PartTracker.class);

    private final Links urls;
    private final TrackingOptions options;
    private final Set<String> untouched;
    private final TrackingBudget budget = new TrackingBudget();
    private int numbers;
    private int links;
    private boolean image;

    /** A body and what has to be changed in it. */
    record Spliced(PartBody body, List<Edit> edits) {
        void writeTo(ByteArrayOutputStream out) {
            body.splice(edits, out);
        }
    }

    private record Link(HtmlLinks.Href href, String target) {
    }

    PartTracker(Links urls, TrackingOptions options, Set<String> untouched) {
        this.urls = urls;
        this.options = options;
        this.untouched = untouched;
    }

    int links() {
        return links;
    }

    boolean hasImage() {
        return image;
    }

    /** Empty if the part stays as it is. */
    Optional<Spliced> rewrite(byte[] message, MimePart part) {
        if (!TrackingBudget.allowsPart(part.end() - part.start())) {
            return Optional.empty();
        }
        return PartBody.of(message, part).flatMap(body -> rewrite(body, body.octets(), part));
    }

    private Optional<Spliced> rewrite(PartBody body, String octets, MimePart part) {
        if (InlinePgp.isIn(octets)) {
            return Optional.empty();
        }
        return Charsets.of(part).flatMap(charset -> HtmlText.of(octets, charset)).flatMap(text -> read(text).flatMap(html -> splice(body, text, html)));
    }

    private Optional<HtmlLinks> read(HtmlText text) {
        if (!budget.takeTags(text.markup())) {
            return Optional.empty();
        }
        try {
            return Optional.of(HtmlLinks.of(text.markup())).filter(html -> budget.takeLinks(html.count()));
        } catch (RuntimeException e) {
            // Nothing that a customer sends may stop the message: a parser's fault costs this part its links.
            LOGGER.warn("An HTML part cannot be parsed and is left alone: {}", e.getClass().getName());
            return Optional.empty();
        }
    }

    private Optional<Spliced> splice(PartBody body, HtmlText text, HtmlLinks html) {
        LinkNumbers numbered = new LinkNumbers(numbers);
        List<Edit> edits = options.clicks() ? linkEdits(links(text, html), numbered, body.maxEdit()) : new ArrayList<>();
        int rewritten = edits.size();
        if (options.opens() && !image) {
            edits.add(imageEdit(html.imageAt()));
            edits.sort(Comparator.comparingInt(Edit::start));
        }
        if (edits.isEmpty() || !Edit.areAscending(edits)) {
            return Optional.empty();
        }
        Optional<List<Edit>> onOctets = text.onOctets(edits);
        if (onOctets.isPresent()) {
            numbers = numbered.next();
            image |= edits.size() > rewritten;
            links += rewritten;
        }
        return onOctets.map(octets -> new Spliced(body, octets));
    }

    private List<Link> links(HtmlText text, HtmlLinks html) {
        List<Link> links = new ArrayList<>();
        for (HtmlLinks.Href href : html.hrefs()) {
            value(text, href).flatMap(Target::of).filter(url -> !untouched.contains(url)).ifPresent(url -> links.add(new Link(href, url)));
        }
        return links;
    }

    /** The value with its character references decoded. The parser's own is right where all of it is ASCII; elsewhere it saw octets. */
    private static Optional<String> value(HtmlText text, HtmlLinks.Href href) {
        String raw = text.markup().substring(href.start(), href.end());
        if (!Charsets.isAscii(raw)) {
            return text.slice(href.start(), href.end()).map(slice -> Parser.unescapeEntities(slice, true));
        }
        boolean same = raw.indexOf('&') >= 0 || raw.equals(href.value());
        return same ? Optional.of(href.value()) : Optional.empty();
    }

    private List<Edit> linkEdits(List<Link> found, LinkNumbers numbered, int maxEdit) {
        found.stream().filter(link -> !link.href().conditional()).forEach(link -> numbered.add(link.target()));
        List<Edit> edits = new ArrayList<>(found.size() + 1);
        for (Link link : found) {
            HtmlLinks.Href href = link.href();
            int number = href.conditional() ? numbered.same(link.target()) : numbered.following();
            String url = safe(urls.click(number, link.target()));
            if (url.length() <= maxEdit) {
                edits.add(new Edit(href.name(), href.start(), href.end(), href.after(), url));
            }
        }
        return edits;
    }

    private Edit imageEdit(int at) {
        String tag = "<img src=\"" + safe(urls.open()) + "\" width=\"1\" height=\"1\" alt=\"\" style=\"border:0;width:1px;height:1px\">";
        return new Edit(at, at, at, at, tag);
    }

    private static String safe(String url) {
        for (int i = 0; i < url.length(); i++) {
            char c = url.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!letter && "-._~:/%".indexOf(c) < 0) {
                throw new IllegalArgumentException("A tracked URL has a character that is not safe everywhere in HTML");
            }
        }
        return url;
    }
}
