package org.posthorn.core.dkim;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;

import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.exceptions.FailException;
import org.apache.james.jdkim.impl.MultiplexingPublicKeyRecordRetriever;
import org.posthorn.core.message.RawMessage;

/** Verifies signatures by a library that is not ours, with one key whatever the selector. */
final class IndependentVerifier {
    private final DKIMVerifier verifier;

    IndependentVerifier(DkimKey key) {
        String record = DkimKeys.dnsRecord(key.publicKey());
        verifier = new DKIMVerifier(new MultiplexingPublicKeyRecordRetriever("dns", (methodAndOption, selector, token) -> List.of(record)));
    }

    /** How many valid signatures the message has; fails if one is broken. */
    int verify(RawMessage message) throws FailException, IOException {
        return verifier.verify(new ByteArrayInputStream(message.toByteArray())).size();
    }
}
