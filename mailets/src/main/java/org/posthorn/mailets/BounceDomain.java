package org.posthorn.mailets;

import java.util.Locale;

import javax.inject.Inject;

import org.posthorn.core.address.Address;
import org.posthorn.core.domain.DomainStore;
import org.posthorn.core.domain.SendingDomain;
import org.posthorn.core.event.Event;

/** The domain that a copy's own addresses are at. */
public final class BounceDomain {
    private final DomainStore domains;

    @Inject
    public BounceDomain(DomainStore domains) {
        this.domains = domains;
    }

    /** A domain that was taken away while its mail waited still has its bounces come where they would have. */
    String of(Event.Subject subject) {
        String senderDomain = Address.of(subject.sender()).domain().toLowerCase(Locale.ROOT);
        return domains.find(senderDomain).map(SendingDomain::bounceDomain).orElse(SendingDomain.defaultBounceDomain(senderDomain));
    }
}
