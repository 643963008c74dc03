package org.posthorn.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.posthorn.testing.AdminApi;
import org.posthorn.testing.MockMx;
import org.posthorn.testing.PosthornServer;

/** The pages of {@code docs/profiles}: every row of their tables, played on one server that has the listeners and the account of each page. */
class ProfilePagesTest {
    private static MockMx sink;
    private static PosthornServer server;

    @BeforeAll
    static void start(@TempDir Path home) throws IOException {
        sink = MockMx.start();
        List<ProfilePage> pages = ProfilePage.all();
        String listeners = pages.stream().map(ProfilePage::listeners).collect(Collectors.joining("\n"));
        server = PosthornServer.start(Homes.withListeners(home, listeners).route(sink));
        for (ProfilePage page : pages) {
            Customer.signUp(server, sink, page.name(), page.here(page.account()));
        }
    }

    @AfterAll
    static void stop() {
        server.close();
        sink.close();
    }

    static List<ProfilePage> pages() throws IOException {
        return ProfilePage.all();
    }

    static Stream<ProfilePage.Row> rows() throws IOException {
        return ProfilePage.all().stream().flatMap(page -> page.rows().stream());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theServerAnswersWhatThePageSays(ProfilePage.Row row) throws IOException {
        ObjectNode account = account(row.page());
        try (Play play = new Play(server, row, account)) {
            assertThat(play.run()).matches(pattern(row.answers().get(0)));
            for (String event : row.answers().subList(1, row.answers().size())) {
                await().atMost(Customer.PATIENCE).until(() -> play.has(event));
            }
        } finally {
            server.admin().createAccount(row.page().name(), account.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void theAccountHasTheEffectiveValuesOfThePage(ProfilePage page) throws IOException {
        JsonNode effective = server.admin().get("/relay/accounts/" + page.name()).orThrow().json();
        AdminApi.object(page.here(page.account())).fields()
            .forEachRemaining(field -> assertThat(effective.path(field.getKey())).as(field.getKey()).isEqualTo(field.getValue()));
    }

    private static ObjectNode account(ProfilePage page) {
        return AdminApi.object(page.here(page.account()));
    }

    /** An ellipsis stands for anything. */
    private static String pattern(String answer) {
        return Arrays.stream(answer.split("…", -1)).map(Pattern::quote).collect(Collectors.joining("(?s:.*)"));
    }
}
