package org.posthorn.webadmin;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import org.apache.james.json.DTOConverter;
import org.apache.james.metrics.tests.RecordingMetricFactory;
import org.apache.james.task.Hostname;
import org.apache.james.task.MemoryTaskManager;
import org.apache.james.webadmin.WebAdminConfiguration;
import org.apache.james.webadmin.WebAdminServer;
import org.apache.james.webadmin.mdc.LoggingRequestFilter;
import org.apache.james.webadmin.routes.CORSRoute;
import org.apache.james.webadmin.routes.TasksRoutes;
import org.apache.james.webadmin.utils.JsonTransformer;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.posthorn.core.account.MemoryAccountStore;
import org.posthorn.core.admission.LoginGuard;
import org.posthorn.core.admission.LoginPolicy;
import org.posthorn.core.admission.MemoryBanStore;
import org.posthorn.core.admission.MemoryUsageStore;
import org.posthorn.core.admission.Node;
import org.posthorn.core.admission.Quotas;
import org.posthorn.core.admission.Sessions;
import org.posthorn.core.bounce.BounceReader;
import org.posthorn.core.bounce.BounceRulesException;
import org.posthorn.core.bounce.BounceRulesHolder;
import org.posthorn.core.bounce.StatusClassifier;
import org.posthorn.core.domain.MemoryDomainStore;
import org.posthorn.core.event.MemoryEventLog;
import org.posthorn.core.suppression.MemorySuppressionStore;
import org.posthorn.core.token.ApiTokens;
import org.posthorn.core.token.MemoryApiTokenStore;

/** The real WebAdmin server with all our routes, over stores in memory; and a client with an administrator's token. */
final class Relay implements BeforeEachCallback, AfterEachCallback {
    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    final MemoryAccountStore accounts = new MemoryAccountStore();
    final MemoryDomainStore domains = new MemoryDomainStore();
    final MemorySuppressionStore suppressions = new MemorySuppressionStore(Clock.fixed(NOON, ZoneOffset.UTC));
    final MemoryEventLog events = new MemoryEventLog();
    final ApiTokens tokens = new ApiTokens(new MemoryApiTokenStore(), Clock.fixed(NOON, ZoneOffset.UTC));

    final LoginGuard guard = new LoginGuard(LoginPolicy.DEFAULT, new MemoryBanStore(), Clock.fixed(NOON, ZoneOffset.UTC));
    final Quotas quotas = new Quotas(new MemoryUsageStore(), Clock.fixed(NOON, ZoneOffset.UTC));
    final Node node = new Node(Clock.fixed(NOON, ZoneOffset.UTC));
    final Sessions sessions = new Sessions();
    final MemoryHeldMessages held = new MemoryHeldMessages(accounts);

    private final Path imports = temporary();
    private final Supplier<Path> rulesFolder;
    private final HttpClient client = HttpClient.newHttpClient();
    private WebAdminServer server;
    private String token;

    Relay() {
        this(() -> Path.of("there-is-none"));
    }

    /** @param rulesFolder where an operator's rules for returns are, asked for when the server starts */
    Relay(Supplier<Path> rulesFolder) {
        this.rulesFolder = rulesFolder;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        BounceRulesHolder bounceRules = bounceRules();
        Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
        token = tokens.issue(Optional.empty()).bearer();
        MemoryTaskManager tasks = new MemoryTaskManager(new Hostname("here"));
        server = new WebAdminServer(WebAdminConfiguration.TEST_CONFIGURATION,
            List.of(new AccountRoutes(accounts, domains, tokens, held, new Releases(held, held, tasks, clock)),
                new CredentialRoutes(accounts), new DomainRoutes(accounts, domains, clock),
                new SuppressionRoutes(accounts, suppressions, new SuppressionImports(imports, suppressions, tasks, clock), clock),
                new RecipientRoutes(accounts, suppressions), new EventRoutes(accounts, events), new MessageRoutes(events),
                new TokenRoutes(tokens, accounts), new BanRoutes(guard), new NodeRoutes(node, sessions),
                new BounceRuleRoutes(bounceRules, new BounceReader(bounceRules), new StatusClassifier(bounceRules)),
                new QuotaRoutes(accounts, quotas, sessions), new UsageRoutes(accounts, events, clock), new CORSRoute(),
                new TasksRoutes(tasks, new JsonTransformer(), new DTOConverter<>(Set.of(ReleaseTaskView.module(), SuppressionImportView.module())))),
            new BearerTokenFilter(tokens), new RecordingMetricFactory(), new LoggingRequestFilter(Set.of(new BodylessRequestLogger()))) {
        }.start();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        server.destroy();
    }

    /** From now on requests carry that bearer. */
    Relay as(String bearer) {
        token = bearer;
        return this;
    }

    /** From now on requests carry a token of that account. */
    Relay asAccount(String account) {
        return as(tokens.issue(Optional.of(account)).bearer());
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer put(String path, String json) {
        return send(request(path).PUT(body(json)));
    }

    Answer post(String path, String json) {
        return send(request(path).POST(body(json)));
    }

    Answer delete(String path) {
        return send(request(path).DELETE());
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getPort().getValue() + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json");
    }

    Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response.headers());
        } catch (IOException e) {
            throw new AssertionError("The server did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while waiting for an answer", e);
        }
    }

    private BounceRulesHolder bounceRules() {
        try {
            return new BounceRulesHolder(rulesFolder.get());
        } catch (IOException | BounceRulesException e) {
            throw new AssertionError("The rules cannot be had", e);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("imports");
        } catch (IOException e) {
            throw new AssertionError("There is no place for imports", e);
        }
    }

    private static BodyPublisher body(String json) {
        return BodyPublishers.ofString(json);
    }
}
