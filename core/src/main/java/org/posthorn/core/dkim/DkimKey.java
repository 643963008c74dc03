package org.posthorn.core.dkim;

import java.security.PrivateKey;
import java.security.PublicKey;

/**
 * A DKIM key pair (RFC 6376).
 *
 * @param selector the name under {@code _domainkey}
 * @param privateKey never shown by any API and never logged
 */
public record DkimKey(String selector, PrivateKey privateKey, PublicKey publicKey) {
    @Override
    public String toString() {
        return "DkimKey[selector=" + selector + "]";
    }
}
