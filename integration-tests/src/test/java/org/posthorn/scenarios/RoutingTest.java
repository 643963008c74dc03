package org.posthorn.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.posthorn.testing.Behaviour;
import org.posthorn.testing.MockMx;
import org.posthorn.testing.MxSettings;
import org.posthorn.testing.PosthornServer;
import org.posthorn.testing.SmtpClient;
import org.posthorn.testing.Stage;
import org.posthorn.testing.StartTls;
import org.posthorn.testing.StubDns;

/** The way to remote servers: MX records (RFC 5321 section 5.1, RFC 7505), opportunistic TLS, connections that fail. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RoutingTest {
    private static final int LAST = Integer.MAX_VALUE;
    private static StubDns dns;
    private static MockMx main;
    private static PosthornServer server;
    private static Customer customer;
    private static int addresses = 1;
    private final List<MockMx> own = new ArrayList<>();

    @BeforeAll
    static void start(@TempDir Path home) throws IOException {
        dns = StubDns.start().ttl(1);
        main = MockMx.start();
        server = PosthornServer.start(Homes.with(home, "retryDelays=1s, 1s", "expireAfter=1h", "maxConnectionsPerDomain=2").dns(dns, main.port()));
        customer = Customer.signUp(server, main, "routing");
        letTheDnsFailOnce();
    }

    /** Begun first and looked at last, since a failed look-up is remembered for ten seconds. */
    private static void letTheDnsFailOnce() throws IOException {
        dns.servfail("shaky.example");
        customer.submit("a@shaky.example");
        customer.awaitEvent("deferred", "a@shaky.example");
        dns.remove("shaky.example").mailDomain("shaky.example", "127.0.0.1");
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
        main.close();
        dns.close();
    }

    @AfterEach
    void closeOwn() {
        own.forEach(MockMx::close);
    }

    /** Another server at an address of its own, on the port where all MXs listen. */
    private MockMx another(MxSettings settings) throws IOException {
        addresses++;
        MockMx mx = MockMx.start(settings.on("127.0.0." + addresses, main.port()));
        own.add(mx);
        return mx;
    }

    /** A mail server for this domain alone. */
    private MockMx mailServer(String domain, MxSettings settings) throws IOException {
        MockMx mx = another(settings);
        dns.mailDomain(domain, "127.0.0." + addresses);
        return mx;
    }

    private JsonNode outcome(String recipient, String type) throws IOException {
        customer.submit(recipient);
        return customer.awaitEvent(type, recipient);
    }

    @Test
    void theMxOfLeastPreferenceIsTakenFirst() throws IOException {
        MockMx first = another(MxSettings.defaults());
        dns.mx("pref.example", 20, "second.pref.example").mx("pref.example", 10, "first.pref.example")
                .a("second.pref.example", "127.0.0.1").a("first.pref.example", "127.0.0." + addresses);
        outcome("a@pref.example", "delivered");
        assertThat(first.inbox().to("a@pref.example")).hasSize(1);
    }

    @Test
    void theNextMxIsTakenWhereTheFirstCannotBeReached() throws IOException {
        dns.mx("fallback.example", 10, "down.fallback.example").mx("fallback.example", 20, "up.fallback.example")
                .a("down.fallback.example", "127.0.0.250").a("up.fallback.example", "127.0.0.1");
        assertThat(outcome("a@fallback.example", "delivered").at("/remote/host").asText()).isEqualTo("up.fallback.example");
    }

    @Test
    void aDomainWithoutMxIsItsOwnMailServer() throws IOException {
        dns.a("plain.example", "127.0.0.1");
        assertThat(outcome("a@plain.example", "delivered").at("/remote/ip").asText()).isEqualTo("127.0.0.1");
    }

    @Test
    void aDomainThatTakesNoMailBounces() throws IOException {
        dns.nullMx("nomail.example");
        assertThat(outcome("a@nomail.example", "bounced").path("status").asText()).isEqualTo("5.1.10");
    }

    @Test
    void aDomainThatDoesNotExistBounces() throws IOException {
        assertThat(outcome("a@nowhere.example", "bounced").path("status").asText()).isEqualTo("5.1.2");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "STARTTLS")
    void aConnectionDroppedAtAnyStageIsTriedAgain(Stage stage) throws IOException {
        String domain = "drop-" + stage.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".example";
        mailServer(domain, MxSettings.defaults()).forEverybody(Behaviour.drop(stage).times(1));
        outcome("a@" + domain, "delivered");
        assertThat(customer.eventTypes("a@" + domain)).containsExactly("accepted", "deferred", "delivered");
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUSED", "BROKEN", "NONE"})
    void whereTlsFailsMailGoesInTheClear(StartTls mode) throws IOException {
        String domain = mode.name().toLowerCase(Locale.ROOT) + ".tls.example";
        MockMx mx = mailServer(domain, MxSettings.defaults().startTls(mode));
        outcome("a@" + domain, "delivered");
        assertThat(mx.inbox().to("a@" + domain)).singleElement().satisfies(copy -> assertThat(copy.tls()).isEmpty());
    }

    @Test
    void aSelfSignedCertificateIsGoodEnoughForOpportunisticTls() throws IOException {
        MockMx mx = mailServer("selfsigned.tls.example", MxSettings.defaults().startTls(StartTls.SELF_SIGNED));
        outcome("a@selfsigned.tls.example", "delivered");
        assertThat(mx.inbox().to("a@selfsigned.tls.example")).singleElement().satisfies(copy -> assertThat(copy.tls()).contains("TLSv1.3"));
    }

    @Test
    void theEventNamesTheTlsVersion() throws IOException {
        mailServer("version.tls.example", MxSettings.defaults().startTls(StartTls.SELF_SIGNED));
        assertThat(outcome("a@version.tls.example", "delivered").at("/remote/tls").asText()).isEqualTo("TLSv1.3");
    }

    @Test
    void aServerWithoutPipeliningIsServed() throws IOException {
        MockMx mx = mailServer("plod.example", MxSettings.defaults().withoutPipelining());
        outcome("a@plod.example", "delivered");
        assertThat(mx.inbox().to("a@plod.example")).hasSize(1);
    }

    private MockMx serverOfFortyMessages(String domain) throws IOException {
        MockMx mx = mailServer(domain, MxSettings.defaults());
        try (SmtpClient client = customer.logIn()) {
            for (int i : IntStream.range(0, 40).toArray()) {
                Customer.queuedId(client.sendMessage(customer.sender(), "r" + i + "@" + domain, customer.message("r" + i + "@" + domain)));
            }
        }
        mx.inbox().awaitCount(40, Customer.PATIENCE);
        return mx;
    }

    @Test
    void oneConnectionCarriesManyMessages() throws IOException {
        assertThat(serverOfFortyMessages("many.example").connections().count()).isLessThanOrEqualTo(10);
    }

    @Test
    void aDomainGetsNoMoreConnectionsAtOnceThanAllowed() throws IOException {
        assertThat(serverOfFortyMessages("few.example").connections().peak()).isLessThanOrEqualTo(2);
    }

    @Test
    @Order(LAST)
    void mailWaitsForADnsThatFails() {
        main.inbox().awaitTo("a@shaky.example", Duration.ofSeconds(90));
        customer.awaitEvent("delivered", "a@shaky.example");
        assertThat(customer.eventTypes("a@shaky.example")).startsWith("accepted", "deferred").endsWith("deferred", "delivered");
    }
}
