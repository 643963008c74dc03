package org.posthorn.webadmin;

import org.posthorn.core.dkim.DkimKeys;
import org.posthorn.core.domain.SendingDomain;

/** A sending domain as the API shows it, with the TXT record of its key to publish. */
record DomainView(String domain, String bounceDomain, Dkim dkim, String trackingHost) {
    /**
     * The DNS record of a key (RFC 6376 section 3.6).
     *
     * @param name the record's name
     * @param value the record's text
     */
    record Dkim(String selector, String name, String value) {
    }

    static DomainView of(SendingDomain domain) {
        String selector = domain.key().selector();
        return new DomainView(domain.domain(), domain.bounceDomain(),
            new Dkim(selector, selector + "._domainkey." + domain.domain(), DkimKeys.dnsRecord(domain.key().publicKey())), domain.trackingHost());
    }
}
