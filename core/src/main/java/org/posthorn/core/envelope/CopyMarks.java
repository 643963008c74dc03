package org.posthorn.core.envelope;

import java.util.Optional;

import org.posthorn.core.envelope.CopyAddresses.Purpose;
import org.posthorn.core.message.MessageCopy;

/**
 * The mark in the header of each copy that leaves, {@code X-Posthorn-Id: <token>}: it names message and recipient to us alone and has no address in
 * it, so that a feedback provider that takes all addresses out of what it reports leaves it. A MAC of its own keeps a mark from being a return
 * address and a return address from being a mark.
 */
public final class CopyMarks {
    /** The header field. */
    public static final String FIELD = "X-Posthorn-Id";

    /** Takes the bounce domain's place; no domain has this name (RFC 2606). */
    private static final String REALM = "copy-marks.invalid";

    private final CopyAddresses addresses;

    public CopyMarks(CopyAddresses addresses) {
        this.addresses = addresses;
    }

    /** The field's value: 45 lower-case letters and digits. */
    public String of(MessageCopy copy) {
        return addresses.token(copy, Purpose.BOUNCE, REALM);
    }

    /** The copy that a mark was made for, in any case; empty if it was not made here. */
    public Optional<MessageCopy> verify(String mark) {
        return addresses.verify(Purpose.BOUNCE, mark, 0, REALM);
    }
}
