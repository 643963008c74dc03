package org.posthorn.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.posthorn.testing.AdminApi;
import org.posthorn.testing.MockMx;
import org.posthorn.testing.PosthornServer;
import org.posthorn.testing.Repository;
import org.posthorn.testing.RsaMarker;
import org.posthorn.testing.SecretSearch;
import org.posthorn.testing.ServerOptions;
import org.posthorn.testing.SmtpClient;

/**
 * With every logger as talkative as it gets, no secret is in a log, in the output or in a file of {@code var/}, in any form: the server is made to
 * handle each of them in every way there is, then stopped, and all it wrote is searched. {@code conf/} and {@code var/admin-token} hold secrets
 * on purpose.
 */
class SecretsTest {
    private static final String USER = "secretive-user";
    private static final String WRONG = "tr0ub4dor-wrong-guess";
    private static final String MISPLACED = "in-the-wrong-place-9";
    private static final String LATER = "second-pass-phrase-7";
    private static final Map<String, SecretSearch> SECRETS = new TreeMap<>();
    private static MockMx sink;
    private static PosthornServer server;

    @BeforeAll
    static void handleSecrets(@TempDir Path home) throws Exception {
        sink = MockMx.start();
        ServerOptions options = Homes.with(home, "loginFailures=1000").route(sink);
        configure(home.resolve("conf"));
        server = PosthornServer.start(options);
        Customer customer = Customer.signUp(server, sink, "secretive");
        customer.admin().createCredential(customer.id(), USER, Customer.PASSWORD);
        remember(customer);
        logIn(customer);
        loseSecrets(customer);
        customer.submit("a@secrets.example");
        customer.awaitEvent("delivered", "a@secrets.example");
        server.restart();
        logIn(customer);
        server.stop();
        Files.write(home.resolve("log/output.txt"), server.output());
    }

    @AfterAll
    static void stop() {
        server.close();
        sink.close();
    }

    /** The configuration that ships, with the levels turned up and no event dropped, before the first start: that makes the keys. */
    private static void configure(Path conf) throws IOException {
        Path shipped = Repository.root().resolve("james-conf/src/main/resources/org/posthorn/conf");
        for (String name : List.of("smtpserver.xml", "mailetcontainer.xml", "mailrepositorystore.xml", "dnsservice.xml", "webadmin.properties")) {
            Files.copy(shipped.resolve(name), conf.resolve(name));
        }
        String talkative = Files.readString(shipped.resolve("logback.xml")).replace("<root level=\"WARN\">", "<root level=\"DEBUG\">")
                .replace("<logger name=\"org.posthorn\" level=\"INFO\"/>",
                        "<logger name=\"org.posthorn\" level=\"TRACE\"/><logger name=\"org.apache.james.protocols\" level=\"TRACE\"/>")
                .replace("<queueSize>2048</queueSize>", "<queueSize>2048</queueSize><discardingThreshold>0</discardingThreshold>");
        assertThat(talkative).contains("\"DEBUG\"", "\"TRACE\"", "discardingThreshold");
        Files.writeString(conf.resolve("logback.xml"), talkative);
    }

    private static void remember(Customer customer) throws IOException, GeneralSecurityException {
        SECRETS.put("password", SecretSearch.of(Customer.PASSWORD));
        SECRETS.put("a password tried in vain", SecretSearch.of(WRONG));
        SECRETS.put("a password in the wrong place", SecretSearch.of(MISPLACED));
        SECRETS.put("a password set later", SecretSearch.of(LATER));
        SECRETS.put("response of PLAIN", SecretSearch.of("\0" + USER + "\0" + Customer.PASSWORD));
        Path home = server.home();
        SECRETS.put("administrator's token", SecretSearch.of(secretOf(Files.readString(home.resolve("var/admin-token")).trim())));
        SECRETS.put("master key", new SecretSearch(Files.readAllBytes(home.resolve("conf/master.key"))));
        String record = customer.admin().get("/relay/accounts/secretive/domains/" + customer.domain()).orThrow().json().at("/dkim/value").asText();
        SECRETS.put("DKIM private key", new SecretSearch(RsaMarker.ofPrivateKeyOf(record.substring(record.indexOf("p=") + 2))));
        String pem = Files.readString(home.resolve("conf/tls.key")).replaceAll("-----[A-Z ]+-----", "");
        SECRETS.put("TLS private key", new SecretSearch(Base64.getMimeDecoder().decode(pem)));
    }

    private static String secretOf(String bearer) {
        return bearer.substring(bearer.indexOf('.') + 1);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** In each way that AUTH knows, with the right password and with a wrong one. */
    private static void logIn(Customer customer) throws IOException {
        for (String password : List.of(Customer.PASSWORD, WRONG)) {
            String blob = base64("\0" + USER + "\0" + password);
            say(customer, "AUTH PLAIN " + blob);
            say(customer, "AUTH PLAIN", blob);
            say(customer, "AUTH LOGIN", base64(USER), base64(password));
            say(customer, "AUTH LOGIN " + base64(USER), base64(password));
        }
    }

    private static void say(Customer customer, String... lines) throws IOException {
        try (SmtpClient client = customer.connectWithTls("submission")) {
            for (String line : lines) {
                client.send(line);
            }
        }
    }

    /** Where nobody expects them: in the clear, for a mechanism there is not, malformed, as a command; over REST with mistakes. */
    private static void loseSecrets(Customer customer) throws IOException {
        String blob = base64("\0" + USER + "\0" + MISPLACED);
        try (SmtpClient client = customer.connect("submission")) {
            client.send("AUTH PLAIN " + blob);
            client.send(blob);
        }
        say(customer, "AUTH CRAM-MD5 " + blob, "AUTH PLAIN " + blob + "!", "AUTH PLAIN " + base64(USER + "\0" + MISPLACED), "AUTH " + MISPLACED);
        say(customer, MISPLACED, base64(MISPLACED), "MAIL FROM:<a@b.example> AUTH=" + MISPLACED);
        AdminApi admin = customer.admin();
        String credential = "/relay/accounts/secretive/credentials/" + USER;
        for (String body : List.of("{\"password\":\"" + MISPLACED + "\",\"x\":1}", "{\"password\":\"" + MISPLACED,
                "{\"password\":[\"" + MISPLACED + "\"]}", MISPLACED)) {
            assertThat(admin.put(credential, body).status()).isEqualTo(400);
        }
        admin.createCredential(customer.id(), "other-user", LATER);
        JsonNode issued = admin.post("/relay/tokens", "{\"role\":\"account\",\"account\":\"secretive\"}").orThrow().json();
        String token = issued.path("token").asText();
        SECRETS.put("account's token", SecretSearch.of(secretOf(token)));
        String base = "http://127.0.0.1:" + server.port("admin");
        new AdminApi(base, token).get("/relay/accounts/secretive/events").orThrow();
        assertThat(new AdminApi(base, MISPLACED).get("/relay/accounts").status()).isEqualTo(401);
    }

    static List<String> secrets() {
        return List.copyOf(SECRETS.keySet());
    }

    private static List<Path> files(SecretSearch search) throws IOException {
        Path home = server.home();
        List<Path> found = new ArrayList<>(search.in(home.resolve("log"), home.resolve("var")));
        found.remove(home.resolve("var/admin-token"));
        return found;
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void itIsInNoFile(String secret) throws IOException {
        assertThat(files(SECRETS.get(secret))).isEmpty();
    }

    @Test
    void whatIsNoSecretIsFound() throws IOException {
        assertThat(files(SecretSearch.of(USER))).isNotEmpty();
    }

    @Test
    void theLogWasTalkative() throws IOException {
        try (Stream<String> lines = Files.lines(server.home().resolve("log/posthorn.log"), StandardCharsets.ISO_8859_1)) {
            assertThat(lines.filter(line -> line.contains(" DEBUG ") || line.contains(" TRACE ")).count()).isGreaterThan(100);
        }
    }
}
