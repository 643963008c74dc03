package org.posthorn.distribution;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;

import org.posthorn.conf.PosthornSettings;
import org.posthorn.conf.PublicWebSettings;
import org.posthorn.core.account.AccountStore;
import org.posthorn.core.domain.DomainStore;
import org.posthorn.core.envelope.ReturnAddresses;
import org.posthorn.core.event.EventLog;
import org.posthorn.core.secret.MasterKey;
import org.posthorn.core.suppression.SuppressionStore;
import org.posthorn.core.tracking.ClientRules;
import org.posthorn.core.tracking.CopyLinks;
import org.posthorn.core.tracking.PublicUrls;
import org.posthorn.core.tracking.TrackingTokens;
import org.posthorn.core.unsubscribe.UnsubscribeDesk;
import org.posthorn.web.PageTemplate;
import org.posthorn.web.PublicPages;
import org.posthorn.web.TrackedVisits;
import org.posthorn.web.UnsubscribePages;
import org.posthorn.web.VisitLog;
import org.posthorn.web.WebServer;
import org.posthorn.web.WebSettings;

/** The public web server, and the URLs and addresses that lead to it. */
final class WebModule extends AbstractModule {
    private final Home home;
    private final Environment environment;
    private final PosthornSettings settings;

    WebModule(Home home, Environment environment, PosthornSettings settings) {
        this.home = home;
        this.environment = environment;
        this.settings = settings;
    }

    @Provides
    @Singleton
    TrackingTokens tokens(MasterKey masterKey) {
        return new TrackingTokens(masterKey);
    }

    @Provides
    @Singleton
    UnsubscribeDesk unsubscribeDesk(SuppressionStore suppressions, EventLog events, Clock clock) {
        return new UnsubscribeDesk(suppressions, events, clock);
    }

    @Provides
    @Singleton
    CopyLinks links(TrackingTokens tokens, PublicUrls urls, DomainStore domains) {
        return new CopyLinks(tokens, urls, domains);
    }

    /** Where nothing is set, this host at the port that the server has. */
    @Provides
    @Singleton
    PublicUrls urls(WebServer server) {
        PublicWebSettings web = settings.web();
        String scheme = web.certificates().isPresent() ? "https" : "http";
        return new PublicUrls(() -> web.url().orElseGet(() -> URI.create(scheme + "://" + HostName.of(settings) + ":" + server.port())));
    }

    @Provides
    @Singleton
    VisitLog visits(EventLog events, ReturnAddresses copies) {
        return new VisitLog(events, copies);
    }

    @Provides
    @Singleton
    WebServer server(VisitLog visits, AccountStore accounts, TrackingTokens tokens, ReturnAddresses copies, UnsubscribeDesk desk, Clock clock) {
        PageTemplate template = PageTemplate.read(settings.web().unsubscribePage().map(home::file));
        TrackedVisits tracked = new TrackedVisits(visits, accounts, ClientRules.shipped(), template, clock);
        return new WebServer(webSettings(), new PublicPages(tokens, tracked, new UnsubscribePages(copies, desk, template)), visits);
    }

    private WebSettings webSettings() {
        PublicWebSettings web = settings.web();
        String bind = environment.bind("web", web.bind());
        int colon = bind.lastIndexOf(':');
        Optional<WebSettings.Tls> tls = web.certificates().map(home::file)
            .flatMap(certificates -> web.privateKey().map(home::file).map(key -> new WebSettings.Tls(certificates, key)));
        return new WebSettings(bind.substring(0, colon), Integer.parseInt(bind.substring(colon + 1)), tls, web.maxConnections(), web.timeout());
    }
}
