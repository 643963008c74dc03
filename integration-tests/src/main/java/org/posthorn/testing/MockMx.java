package org.posthorn.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.subethamail.smtp.internal.server.Command;
import org.subethamail.smtp.internal.server.CommandHandler;
import org.subethamail.smtp.server.SMTPServer;

/**
 * The mail exchangers of "the internet": an SMTP server (RFC 5321) that accepts and records everything, except where a test
 * scripts otherwise. A recipient's own behaviours replace its domain's, which replace everybody's; stages before RCPT know
 * only everybody's. Scripts may change while it runs.
 */
public final class MockMx implements AutoCloseable {
    private static final int MAX_CONNECTIONS = 2000;
    private static final int BACKLOG = 1000;
    private static final int MAX_SIZE_BYTES = 100 * 1024 * 1024;
    private static final int IDLE_MILLIS = 300_000;
    private final Script script = new Script();
    private final Gate gate = new Gate();
    private final Inbox inbox = new Inbox();
    private final Connections connections = new Connections();
    private final Actor actor;
    private final MxSettings settings;
    private final SMTPServer server;

    private MockMx(MxSettings settings) throws UnknownHostException {
        this.settings = settings;
        this.actor = new Actor(script, gate);
        this.server = SMTPServer.port(settings.port()).bindAddress(InetAddress.getByName(settings.address())).hostName("mx.test")
                .softwareName("mock").backlog(BACKLOG).maxConnections(MAX_CONNECTIONS).connectionTimeoutMs(IDLE_MILLIS)
                .maxMessageSize(MAX_SIZE_BYTES).insertReceivedHeaders(false).enableTLS(false).fromAddressValidator(any -> true)
                .sessionHandler(new MxSessions(actor, connections))
                .messageHandlerFactory(context -> new Transaction(context, actor, this))
                .build();
        replaceCommands(server.getCommandHandler());
    }

    private void replaceCommands(CommandHandler commands) {
        scripted(commands, Stage.EHLO, new EhloCommand(settings));
        scripted(commands, Stage.STARTTLS, new StartTlsCommand(settings.startTls()));
        for (Stage stage : List.of(Stage.MAIL, Stage.RCPT, Stage.DATA)) {
            scripted(commands, stage, commands.getCommand(stage.name()));
        }
    }

    private void scripted(CommandHandler commands, Stage stage, Command real) {
        commands.addCommand(new ScriptedCommand(stage, real, actor));
    }

    /** Starts one on any free port of 127.0.0.1. */
    public static MockMx start() throws IOException {
        return start(MxSettings.defaults());
    }

    public static MockMx start(MxSettings settings) throws IOException {
        MockMx mx = new MockMx(settings);
        mx.server.start();
        return mx;
    }

    public int port() {
        return server.getPortAllocated();
    }

    /** As {@code POSTHORN_ROUTE} takes it. */
    public String hostAndPort() {
        return settings.address() + ":" + port();
    }

    public MockMx forRecipient(String address, Behaviour... behaviours) {
        script.forRecipient(address, behaviours);
        return this;
    }

    public MockMx forDomain(String domain, Behaviour... behaviours) {
        script.forDomain(domain, behaviours);
        return this;
    }

    public MockMx forEverybody(Behaviour... behaviours) {
        script.forEverybody(behaviours);
        return this;
    }

    /** Lets go all sessions that hang or are slow now. */
    public void release() {
        gate.open();
    }

    /** How many sessions hang now. */
    public int hanging() {
        return gate.waiting();
    }

    /** How often this recipient was named in RCPT, whatever the answer. */
    public int attempts(String recipient) {
        return actor.attempts(recipient);
    }

    public Inbox inbox() {
        return inbox;
    }

    public Connections connections() {
        return connections;
    }

    MxSettings settings() {
        return settings;
    }

    @Override
    public void close() {
        gate.close();
        server.stop();
    }
}
