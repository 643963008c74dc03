package org.posthorn.core.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.posthorn.core.dkim.SampleKeys;

/** What every store of sending domains does. */
public interface DomainStoreContract {
    /** The store under test, empty at the beginning of each test and the same during it; it knows the accounts {@code acme} and {@code beta}. */
    DomainStore store();

    @Test
    default void aDomainIsFoundAsItWasPut() {
        store().put(domain("acme", "news.example.com", "return.example.com"));
        SendingDomain found = store().find("news.example.com").orElseThrow();
        assertThat(found).extracting(SendingDomain::account, SendingDomain::domain, SendingDomain::bounceDomain)
            .containsExactly("acme", "news.example.com", "return.example.com");
    }

    @Test
    default void aDomainsKeyIsFoundAsItWasPut() {
        store().put(domain("acme", "news.example.com", "return.example.com"));
        SendingDomain found = store().find("news.example.com").orElseThrow();
        assertThat(found.key().selector()).isEqualTo(SampleKeys.KEY.selector());
        assertThat(found.key().privateKey().getEncoded()).isEqualTo(SampleKeys.KEY.privateKey().getEncoded());
        assertThat(found.key().publicKey().getEncoded()).isEqualTo(SampleKeys.KEY.publicKey().getEncoded());
    }

    @Test
    default void anUnknownDomainIsNotFound() {
        store().put(domain("acme", "example.com", "return.example.com"));
        assertThat(store().find("news.example.com")).isEmpty();
    }

    @Test
    default void anAccountsDomainsAreListedByName() {
        store().put(domain("acme", "b.example.com", "return.example.com"));
        store().put(domain("beta", "c.example.com", "return.example.com"));
        store().put(domain("acme", "a.example.com", "return.example.com"));
        assertThat(store().list("acme")).extracting(SendingDomain::domain).containsExactly("a.example.com", "b.example.com");
    }

    @Test
    default void aBounceDomainIsKnown() {
        store().put(domain("acme", "example.com", "return.example.com"));
        assertThat(store().isBounceDomain("return.example.com")).isTrue();
    }

    @Test
    default void aSendingDomainIsNoBounceDomain() {
        store().put(domain("acme", "example.com", "return.example.com"));
        assertThat(store().isBounceDomain("example.com")).isFalse();
    }

    @Test
    default void aBounceDomainStaysWhileAnyDomainHasIt() {
        store().put(domain("acme", "a.example.com", "return.example.com"));
        store().put(domain("acme", "b.example.com", "return.example.com"));
        store().remove("acme", "a.example.com");
        assertThat(store().isBounceDomain("return.example.com")).isTrue();
        store().remove("acme", "b.example.com");
        assertThat(store().isBounceDomain("return.example.com")).isFalse();
    }

    @Test
    default void aBounceDomainIsOwnedByTheAccountThatHasIt() {
        store().put(domain("acme", "a.example.com", "return.example.com"));
        store().put(domain("acme", "b.example.com", "return.example.com"));
        assertThat(store().bounceDomainOwner("return.example.com")).contains("acme");
    }

    @Test
    default void aBounceDomainThatAccountsShareIsOwnedByNone() {
        store().put(domain("acme", "a.example.com", "return.example.com"));
        store().put(domain("beta", "b.example.com", "return.example.com"));
        assertThat(store().bounceDomainOwner("return.example.com")).isEmpty();
    }

    @Test
    default void whatIsNoBounceDomainIsOwnedByNone() {
        store().put(domain("acme", "example.com", "return.example.com"));
        assertThat(store().bounceDomainOwner("example.com")).isEmpty();
    }

    @Test
    default void anAccountReplacesItsOwnDomain() {
        store().put(domain("acme", "example.com", "old.example.com"));
        assertThat(store().put(domain("acme", "example.com", "new.example.com"))).isTrue();
        assertThat(store().isBounceDomain("new.example.com")).isTrue();
        assertThat(store().isBounceDomain("old.example.com")).isFalse();
    }

    @Test
    default void aDomainBelongsToOneAccount() {
        store().put(domain("acme", "example.com", "return.example.com"));
        assertThat(store().put(domain("beta", "example.com", "return.example.net"))).isFalse();
        assertThat(store().find("example.com")).map(SendingDomain::account).contains("acme");
    }

    @Test
    default void aRemovedDomainIsGone() {
        store().put(domain("acme", "example.com", "return.example.com"));
        assertThat(store().remove("acme", "example.com")).isTrue();
        assertThat(store().find("example.com")).isEmpty();
    }

    @Test
    default void anotherAccountsDomainIsNotRemoved() {
        store().put(domain("acme", "example.com", "return.example.com"));
        assertThat(store().remove("beta", "example.com")).isFalse();
        assertThat(store().find("example.com")).isPresent();
    }

    private static SendingDomain domain(String account, String domain, String bounceDomain) {
        return new SendingDomain(account, domain, bounceDomain, SampleKeys.KEY);
    }
}
