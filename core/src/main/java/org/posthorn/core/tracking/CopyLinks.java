package org.posthorn.core.tracking;

import java.util.Locale;
import java.util.Optional;

import org.posthorn.core.account.Account;
import org.posthorn.core.address.Address;
import org.posthorn.core.domain.DomainStore;
import org.posthorn.core.domain.SendingDomain;
import org.posthorn.core.event.Event;

/** Makes the URLs of a copy: at its sending domain's host, else its account's, else the server's. */
public final class CopyLinks {
    private final TrackingTokens tokens;
    private final PublicUrls urls;
    private final DomainStore domains;

    public CopyLinks(TrackingTokens tokens, PublicUrls urls, DomainStore domains) {
        this.tokens = tokens;
        this.urls = urls;
        this.domains = domains;
    }

    public TokenLinks of(Account account, Event.Subject subject) {
        Optional<SendingDomain> domain = domains.find(Address.of(subject.sender()).domain().toLowerCase(Locale.ROOT));
        String host = domain.map(SendingDomain::trackingHost).orElse(account.engagement().host());
        return new TokenLinks(tokens, urls.at(host), account.id(), subject.copy());
    }
}
