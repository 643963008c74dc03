package org.posthorn.core.secret;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import javax.crypto.spec.SecretKeySpec;

/** Keys of one purpose that change with the quarter of the message's time, so that each is in use for a limited time. */
public final class QuarterKeys {
    private final MasterKey masterKey;
    private final String purpose;
    private volatile QuarterKey lastUsed = new QuarterKey(0, null);

    /**
     * The keys of a purpose.
     *
     * @param purpose what no other keys are for
     */
    public QuarterKeys(MasterKey masterKey, String purpose) {
        this.masterKey = masterKey;
        this.purpose = purpose;
    }

    /** Remembers one key only: nearly all tokens are of the present quarter, and forged ones may name any. */
    public SecretKeySpec at(Instant time) {
        LocalDate day = LocalDate.ofInstant(time, ZoneOffset.UTC);
        int quarter = day.getYear() * 4 + day.get(IsoFields.QUARTER_OF_YEAR);
        QuarterKey known = lastUsed;
        if (known.quarter() != quarter) {
            String name = day.getYear() + "q" + day.get(IsoFields.QUARTER_OF_YEAR);
            known = new QuarterKey(quarter, Hmac.key(masterKey.derive(purpose + "/" + name)));
            lastUsed = known;
        }
        return known.key();
    }

    private record QuarterKey(int quarter, SecretKeySpec key) {
    }
}
