package org.posthorn.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.posthorn.core.account.Account;
import org.posthorn.core.account.MemoryAccountStore;
import org.posthorn.core.delivery.SettableClock;
import org.posthorn.core.envelope.CopyAddresses;
import org.posthorn.core.envelope.ReturnAddresses;
import org.posthorn.core.event.Event;
import org.posthorn.core.event.SampleEvents;
import org.posthorn.core.event.SubmittedMessage;
import org.posthorn.core.message.MessageCopy;
import org.posthorn.core.secret.MasterKey;
import org.posthorn.core.suppression.MemorySuppressionStore;
import org.posthorn.core.tracking.ClientRules;
import org.posthorn.core.tracking.TokenLinks;
import org.posthorn.core.tracking.TrackingTokens;
import org.posthorn.core.unsubscribe.UnsubscribeDesk;

/** The web server on a free port with stores in memory, and a message of acme's to Bob and Eve. */
final class Site implements BeforeEachCallback, AfterEachCallback {
    static final MasterKey KEY = MasterKey.of(new byte[32]);

    final ShakyEventLog events = new ShakyEventLog();
    final MemoryAccountStore accounts = new MemoryAccountStore();
    final MemorySuppressionStore suppressions = new MemorySuppressionStore();
    final SettableClock clock = new SettableClock();
    final SubmittedMessage message = SampleEvents.message("acme", clock.instant(), "bob@example.org", "eve@example.org");
    private final TrackingTokens tokens = new TrackingTokens(KEY);
    private final WebSettings settings;
    private WebServer server;

    Site() {
        this(new WebSettings("127.0.0.1", 0, Optional.empty(), 1000, Duration.ofSeconds(10)));
    }

    Site(WebSettings settings) {
        this.settings = settings;
    }

    static ReturnAddresses copies(ShakyEventLog events, MemoryAccountStore accounts, SettableClock clock) {
        return new ReturnAddresses(new CopyAddresses(KEY), events, accounts, clock);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        accounts.put(Account.withDefaults("acme"));
        events.accept(message, List.of());
        PageTemplate template = PageTemplate.read(Optional.empty());
        ReturnAddresses copies = copies(events, accounts, clock);
        VisitLog visits = new VisitLog(events, copies);
        TrackedVisits tracked = new TrackedVisits(visits, accounts, ClientRules.shipped(), template, clock);
        UnsubscribePages pages = new UnsubscribePages(copies, new UnsubscribeDesk(suppressions, events, clock), template);
        server = new WebServer(settings, new PublicPages(tokens, tracked, pages), visits);
        server.start();
    }

    @Override
    public void afterEach(ExtensionContext context) throws InterruptedException {
        server.stop();
    }

    int port() {
        return server.port();
    }

    /** The paths of Bob's copy. */
    TokenLinks bob() {
        return new TokenLinks(tokens, "", "acme", new MessageCopy(message.id(), 0));
    }

    /** Stops the server, which writes down what it has seen, and answers that. */
    List<Event> eventsAfterStop() throws InterruptedException {
        server.stop();
        return events.all();
    }

    Instant now() {
        return clock.instant();
    }
}
