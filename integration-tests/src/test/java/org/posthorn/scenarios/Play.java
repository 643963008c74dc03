package org.posthorn.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocket;
import org.posthorn.core.policy.RulesPage;
import org.posthorn.testing.AdminApi;
import org.posthorn.testing.PosthornServer;
import org.posthorn.testing.SmtpClient;
import org.posthorn.testing.SmtpReply;

/**
 * Plays a row of a profile's page. Its steps: {@code on NAME} and {@code from IP} say where and whence; {@code connect} begins another session, as the
 * first step does by itself; {@code tls} is EHLO, STARTTLS, EHLO; {@code login} is that and AUTH by the account's first mechanism; {@code login badly}
 * has a wrong password; {@code auth} logs in without TLS; {@code send CHANGE} is MAIL, RCPT and a message as in rules.md; {@code account JSON} changes
 * the account; {@code drain} drains the node; {@code N x STEP} repeats in sessions of their own. What is none of these is said as it stands.
 */
final class Play implements AutoCloseable {
    private static final Pattern REPEATED = Pattern.compile("([0-9]+) x (.*)");
    private static final String SENDER = "ann@news.example.com";

    private final PosthornServer server;
    private final ProfilePage.Row row;
    private final ObjectNode account;
    private final List<SmtpClient> clients = new ArrayList<>();
    private String listener;
    private String source;
    private SmtpClient client;
    private SmtpReply last;

    /**
     * A row that is about to be played.
     *
     * @param account the page's, in terms of this machine
     */
    Play(PosthornServer server, ProfilePage.Row row, ObjectNode account) {
        this.server = server;
        this.row = row;
        this.account = account;
        this.listener = row.page().name();
        this.source = row.source();
    }

    /** The last reply in terms of the page; its lines are parted by a slash. */
    String run() throws IOException {
        for (String step : row.steps()) {
            step(step);
        }
        return row.page().there(String.join(" / ", last.lines()));
    }

    private void step(String step) throws IOException {
        Matcher repeated = REPEATED.matcher(step);
        if (repeated.matches()) {
            for (int i = 0; i < Integer.parseInt(repeated.group(1)); i++) {
                connect();
                act(repeated.group(2));
            }
            client = null;
        } else {
            act(step);
        }
    }

    private void act(String step) throws IOException {
        String[] words = step.split(" ", 2);
        switch (words[0]) {
            case "on" -> listener = words[1];
            case "from" -> source = words[1];
            case "account" -> change(words[1]);
            case "drain" -> server.admin().post("/relay/node?action=drain", "").orThrow();
            case "connect" -> connect();
            case "tls" -> tls();
            case "login" -> logIn(words.length > 1 ? "wrong-horse-battery" : Customer.PASSWORD);
            case "auth" -> auth(Customer.PASSWORD);
            case "send" -> last = send(words.length > 1 ? List.of(words[1]) : List.of());
            default -> last = session().send(row.page().here(step));
        }
    }

    private SmtpClient session() throws IOException {
        if (client == null) {
            connect();
        }
        return client;
    }

    private void connect() throws IOException {
        String from = row.page().here(source);
        int port = server.port(listener);
        client = listener.equals("smtps") ? SmtpClient.connectTlsFrom(from, "127.0.0.1", port) : SmtpClient.connectFrom(from, "127.0.0.1", port);
        clients.add(client);
        last = client.greeting();
    }

    private void tls() throws IOException {
        if (!(session().socket() instanceof SSLSocket)) {
            session().send("EHLO client.example");
            session().startTls();
        }
        last = session().send("EHLO client.example");
    }

    private void logIn(String password) throws IOException {
        session();
        if (last.isPositive()) {
            tls();
            auth(password);
        }
    }

    private void auth(String password) throws IOException {
        boolean plain = account.path("auth").path(0).asText().equals("PLAIN");
        last = plain ? session().authPlain(row.page().name(), password) : session().authLogin(row.page().name(), password);
    }

    private SmtpReply send(List<String> changes) throws IOException {
        String message = RulesPage.read().message(new RulesPage.Row("", changes, ""));
        return session().sendMessage(row.page().here(SENDER), List.of("bob@example.org"), row.page().here(message).getBytes(StandardCharsets.UTF_8));
    }

    private void change(String json) throws IOException {
        ObjectNode changed = account.deepCopy();
        changed.setAll(AdminApi.object(row.page().here(json)));
        server.admin().createAccount(row.page().name(), changed.toString());
    }

    /** Whether the message that was just sent has such an event. */
    boolean has(String type) throws IOException {
        Matcher id = Pattern.compile("250 2\\.0\\.0 (\\S+) queued").matcher(last.text());
        assertThat(id.matches()).as(last.text()).isTrue();
        return server.admin().events(row.page().name(), "message=" + id.group(1) + "&type=" + type).size() == 1;
    }

    @Override
    public void close() throws IOException {
        for (SmtpClient each : clients) {
            each.close();
        }
        server.admin().post("/relay/node?action=resume", "").orThrow();
    }
}
