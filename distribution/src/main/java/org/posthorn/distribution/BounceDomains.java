package org.posthorn.distribution;

import java.util.List;
import java.util.Locale;

import javax.inject.Inject;

import org.apache.james.core.Domain;
import org.apache.james.domainlist.api.DomainList;
import org.apache.james.domainlist.api.DomainListException;
import org.posthorn.core.domain.DomainStore;

/** James' local domains are our bounce domains and nothing else; they are made by the accounts' sending domains, not here. */
final class BounceDomains implements DomainList {
    private final DomainStore domains;

    @Inject
    BounceDomains(DomainStore domains) {
        this.domains = domains;
    }

    @Override
    public List<Domain> getDomains() {
        return List.of();
    }

    @Override
    public boolean containsDomain(Domain domain) {
        return domains.isBounceDomain(domain.asString().toLowerCase(Locale.ROOT));
    }

    @Override
    public void addDomain(Domain domain) throws DomainListException {
        throw new DomainListException("Bounce domains come with sending domains: PUT /relay/accounts/{account}/domains/{domain}");
    }

    @Override
    public void removeDomain(Domain domain) throws DomainListException {
        throw new DomainListException("Bounce domains go with sending domains: DELETE /relay/accounts/{account}/domains/{domain}");
    }

    @Override
    public Domain getDefaultDomain() {
        return Domain.LOCALHOST;
    }
}
