package org.posthorn.mailets;

import java.net.URI;

import org.posthorn.core.account.Account;
import org.posthorn.core.account.Engagement;
import org.posthorn.core.account.MemoryAccountStore;
import org.posthorn.core.domain.MemoryDomainStore;
import org.posthorn.core.domain.SendingDomain;
import org.posthorn.core.secret.MasterKey;
import org.posthorn.core.tracking.CopyLinks;
import org.posthorn.core.tracking.PublicUrls;
import org.posthorn.core.tracking.TrackingTokens;

/** What mailets need that put URLs into acme's copies. */
final class Engaging {
    static final MasterKey KEY = MasterKey.of(new byte[32]);

    final MemoryAccountStore accounts = new MemoryAccountStore();
    final MemoryDomainStore domains = new MemoryDomainStore();
    final TrackingTokens tokens = new TrackingTokens(KEY);
    final CopyLinks links = new CopyLinks(tokens, new PublicUrls(() -> URI.create("https://links.example.com")), domains);

    Engaging() {
        domains.put(new SendingDomain("acme", "news.example.com", "returns.example.com", null));
    }

    Engaging with(Engagement engagement) {
        Account acme = Account.withDefaults("acme");
        accounts.put(new Account(acme.id(), acme.profile(), acme.state(), acme.settings().withEngagement(engagement)));
        return this;
    }
}
