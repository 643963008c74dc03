package org.posthorn.core.envelope;

import java.util.Optional;

import org.posthorn.core.message.MessageCopy;

/**
 * The mark in the header of each copy that leaves, {@code X-Posthorn-Id: <token>}: it names message and recipient to us alone and has no address in
 * it, so that a feedback provider that takes all addresses out of what it reports leaves it. A MAC of its own keeps a mark from being a
 * {@link ReturnPaths return path} and a return path from being a mark.
 */
public final class CopyMarks {
    /** The header field. */
    public static final String FIELD = "X-Posthorn-Id";

    /** Takes the bounce domain's place; no domain has this name (RFC 2606). */
    private static final String REALM = "copy-marks.invalid";
    private static final String PREFIX = "b-";

    private final ReturnPaths paths;

    public CopyMarks(ReturnPaths paths) {
        this.paths = paths;
    }

    /** The field's value: 45 lower-case letters and digits. */
    public String of(MessageCopy copy) {
        String address = paths.address(copy, REALM);
        return address.substring(PREFIX.length(), address.lastIndexOf('@'));
    }

    /** The copy that a mark was made for, in any case; empty if it was not made here. */
    public Optional<MessageCopy> verify(String mark) {
        return paths.verify(PREFIX + mark, REALM);
    }
}
