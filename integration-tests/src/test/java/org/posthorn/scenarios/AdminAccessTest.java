package org.posthorn.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posthorn.testing.AdminApi;

/** Who may use the REST API, and what it and the logs never tell. */
@ExtendWith(SharedServer.class)
class AdminAccessTest {
    private final Customer customer;

    AdminAccessTest(Customer customer) {
        this.customer = customer;
    }

    private AdminApi withToken(String token) {
        return new AdminApi("http://127.0.0.1:" + customer.server().port("admin"), token);
    }

    private String accountToken() throws IOException {
        JsonNode issued = customer.admin().post("/relay/tokens", "{\"role\":\"account\",\"account\":\"" + customer.id() + "\"}").orThrow().json();
        return issued.path("token").asText();
    }

    private String path(String rest) {
        return "/relay/accounts/" + customer.id() + rest;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/relay/accounts", "/relay/tokens", "/relay/suppressions", "/relay/messages/01ARZ3NDEKTSV4RRFFQ69G5FAV",
        "/mailQueues", "/mailRepositories", "/tasks"})
    void nothingIsToldWithoutAToken(String path) throws IOException {
        assertThat(withToken("").get(path).status()).isEqualTo(401);
    }

    @Test
    void aWrongTokenIsNone() throws IOException {
        assertThat(withToken("wrong").get("/relay/accounts").status()).isEqualTo(401);
    }

    @Test
    void healthIsToldToAnybody() throws IOException {
        assertThat(withToken("").get("/healthcheck").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/events", "/domains", "/suppressions", "/credentials"})
    void anAccountsTokenReadsItsOwnAccount(String rest) throws IOException {
        assertThat(withToken(accountToken()).get(path(rest)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/events", "/domains", "/suppressions", "/credentials"})
    void anAccountsTokenReadsNoOther(String rest) throws IOException {
        customer.admin().createAccount("admin-access-neighbour", "{}");
        assertThat(withToken(accountToken()).get("/relay/accounts/admin-access-neighbour" + rest).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/relay/accounts", "/relay/tokens", "/relay/suppressions", "/mailQueues", "/mailRepositories"})
    void anAccountsTokenReadsNothingOfTheWholeServer(String path) throws IOException {
        assertThat(withToken(accountToken()).get(path).status()).isEqualTo(403);
    }

    @Test
    void anAccountsTokenReadsNoOthersMessage() throws IOException {
        Customer neighbour = Customer.signUp(customer.server(), customer.sink(), "admin-access-writer");
        String id = neighbour.submit("a@access.example");
        neighbour.awaitEvent("delivered", "a@access.example");
        assertThat(withToken(accountToken()).get("/relay/messages/" + id).status()).isEqualTo(403);
    }

    @Test
    void anUnknownFieldIsRefusedByName() throws IOException {
        AdminApi.Answer answer = customer.admin().put(path(""), "{\"maxRecipents\":1}");
        assertThat(answer.status() + " " + answer.json().path("message").asText()).startsWith("400 ").contains("maxRecipents");
    }

    @Test
    void aWrongValueIsRefusedByName() throws IOException {
        AdminApi.Answer answer = customer.admin().put(path(""), "{\"softLimit\":\"often\"}");
        assertThat(answer.status() + " " + answer.json().path("message").asText()).startsWith("400 ").contains("softLimit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/credentials", "/domains", "/events"})
    void anAccountNeverTellsItsSecrets(String rest) throws IOException {
        String told = customer.admin().get(path(rest)).orThrow().text();
        assertThat(told).doesNotContainIgnoringCase(Customer.PASSWORD, "private", "secret", "hash");
    }

    @Test
    void aTokenIsToldOnlyOnce() throws IOException {
        String token = accountToken();
        assertThat(customer.admin().get("/relay/tokens").orThrow().text()).doesNotContain(token);
    }

    private static String everythingLogged(Path home, List<String> output) throws IOException {
        StringBuilder text = new StringBuilder(String.join("\n", output));
        try (Stream<Path> files = Files.walk(home.resolve("log"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                text.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return text.toString();
    }

    @Test
    void noSecretIsLogged() throws IOException {
        String token = accountToken();
        withToken(token).get(path("/events"));
        customer.submit("logged@access.example");
        customer.awaitEvent("delivered", "logged@access.example");
        Path home = customer.server().home();
        String plain = Base64.getEncoder().encodeToString(("\0" + customer.id() + "\0" + Customer.PASSWORD).getBytes(StandardCharsets.UTF_8));
        String key = Files.readAllLines(home.resolve("conf/tls.key")).get(1);
        assertThat(everythingLogged(home, customer.server().output()))
                .doesNotContain(Customer.PASSWORD, plain, token, Files.readString(home.resolve("var/admin-token")).trim(), key);
    }
}
