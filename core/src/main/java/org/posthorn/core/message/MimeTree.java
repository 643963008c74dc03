package org.posthorn.core.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the leaves of a message's MIME tree by their octets (RFC 2046). What cannot be read for sure has no leaves: a part whose header is broken,
 * a multipart without a boundary or in a transfer encoding. Nor have signed and encrypted multiparts (RFC 1847), where nobody may change an
 * octet. Messages inside the message are leaves. An outer boundary ends what is inside; a missing end boundary is no harm.
 */
public final class MimeTree {
    private static final int MAX_DEPTH = 20;
    private static final int MAX_PARTS = 1000;
    private static final int MAX_BOUNDARY = 200;

    private final String text;
    private final List<MimePart> leaves = new ArrayList<>();
    private int parts;
    private boolean tooLarge;

    private MimeTree(String text) {
        this.text = text;
    }

    /**
     * The leaves in their order; none at all if the tree has more than 1,000 parts or a depth above 20.
     *
     * @param text the message's base, each octet as the character of its number
     */
    public static List<MimePart> leaves(String text) {
        MimeTree tree = new MimeTree(text);
        tree.walk(0, text.length(), 0);
        return tree.tooLarge ? List.of() : tree.leaves;
    }

    private void walk(int start, int end, int depth) {
        parts++;
        tooLarge |= depth > MAX_DEPTH || parts > MAX_PARTS;
        if (tooLarge) {
            return;
        }
        Optional<MimePart> read = PartHeader.read(text, start, end).flatMap(header -> MimePart.of(header, end));
        if (read.isPresent()) {
            MimePart part = read.get();
            if (!part.isMultipart()) {
                leaves.add(part);
            } else if (isOpen(part)) {
                part.type().parameter("boundary").ifPresent(boundary -> walkParts(part, boundary, depth));
            }
        }
    }

    private static boolean isOpen(MimePart part) {
        String type = part.type().value();
        boolean sealed = type.equals("multipart/signed") || type.equals("multipart/encrypted");
        return !sealed && part.isIdentity() && !part.isFile() && !part.type().hasExtended("boundary");
    }

    private void walkParts(MimePart multipart, String boundary, int depth) {
        if (boundary.length() > MAX_BOUNDARY) {
            return;
        }
        String delimiter = "--" + boundary;
        int partStart = -1;
        int at = multipart.start();
        boolean closed = false;
        while (at < multipart.end() && !closed && !tooLarge) {
            int next = Lines.next(text, at, multipart.end());
            Delimiter found = delimiter(delimiter, at, next);
            if (found != Delimiter.NONE) {
                walkPart(partStart, Lines.beforeBreak(text, Math.max(partStart, 0), at), depth);
                partStart = next;
                closed = found == Delimiter.CLOSE;
            }
            at = next;
        }
        if (!closed) {
            walkPart(partStart, multipart.end(), depth);
        }
    }

    private void walkPart(int start, int end, int depth) {
        if (start >= 0) {
            walk(start, end, depth + 1);
        }
    }

    private enum Delimiter { NONE, OPEN, CLOSE }

    private Delimiter delimiter(String delimiter, int at, int next) {
        if (text.charAt(at) != '-' || !text.startsWith(delimiter, at) || at + delimiter.length() > next) {
            return Delimiter.NONE;
        }
        int rest = at + delimiter.length();
        boolean close = text.startsWith("--", rest) && rest + 2 <= next;
        for (int i = close ? rest + 2 : rest; i < next; i++) {
            if (text.charAt(i) > ' ') {
                return Delimiter.NONE;
            }
        }
        return close ? Delimiter.CLOSE : Delimiter.OPEN;
    }
}
