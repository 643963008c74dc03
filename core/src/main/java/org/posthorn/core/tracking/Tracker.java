package org.posthorn.core.tracking;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.posthorn.core.message.HeaderField;
import org.posthorn.core.message.MimePart;
import org.posthorn.core.message.MimeTree;
import org.posthorn.core.message.RawMessage;
import org.posthorn.core.unsubscribe.ListUnsubscribe;

/**
 * Puts tracked links and the image into the HTML of a message and changes no other octet. Text parts, files, and all that is signed or encrypted
 * stay; a message with PGP armour in it stays as a whole. A part that cannot be read for sure stays too: an unknown charset or transfer encoding, a
 * broken header, more than 2 MB; nor are more than 50,000 tags or 5,000 links read in one message.
 */
public final class Tracker {
    private Tracker() {
    }

    /** The message with its links and image; the same instance if there is nothing to change. */
    public static Tracked rewrite(RawMessage message, Links links, TrackingOptions options) {
        String text = new String(message.base(), ISO_8859_1);
        List<MimePart> leaves = MimeTree.leaves(text);
        List<MimePart> html = leaves.stream().filter(part -> part.isHtml() && !part.isFile()).toList();
        if (html.isEmpty() || !options.clicks() && !options.opens() || isArmoured(message.base(), text, leaves)) {
            return new Tracked(message, 0, false);
        }
        PartTracker tracker = new PartTracker(links, options, untouched(message, options));
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length() + text.length() / 2);
        int from = 0;
        for (MimePart part : html) {
            Optional<PartTracker.Spliced> spliced = tracker.rewrite(message.base(), part);
            if (spliced.isPresent()) {
                out.write(message.base(), from, part.start() - from);
                spliced.get().writeTo(out);
                from = part.end();
            }
        }
        if (from == 0) {
            return new Tracked(message, 0, false);
        }
        out.write(message.base(), from, text.length() - from);
        return new Tracked(new RawMessage(message.added(), out.toByteArray()), tracker.links(), tracker.hasImage());
    }

    private static boolean isArmoured(byte[] base, String text, List<MimePart> leaves) {
        return InlinePgp.isIn(text) || leaves.stream().anyMatch(part -> InlinePgp.isInBase64(base, part));
    }

    private static Set<String> untouched(RawMessage message, TrackingOptions options) {
        Set<String> urls = new HashSet<>(options.untouched());
        for (HeaderField field : message.fields()) {
            if (field.is(ListUnsubscribe.FIELD)) {
                urls.addAll(ListUnsubscribe.uris(field.unfoldedValue()));
            }
        }
        return urls;
    }
}
