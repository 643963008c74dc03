package org.posthorn.delivery.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLSocket;
import org.posthorn.core.tls.TestCertificate;

/** One connection of a {@link ScriptedServer}. */
final class ScriptedConversation {
    private final ScriptedServer server;
    private final int number;
    private final List<ScriptedServer.Received> received;
    private final List<String> commands;
    private Socket socket;
    private InputStream in;
    private boolean ended;
    private boolean encrypted;
    private String sender = "";
    private String recipient = "";

    ScriptedConversation(ScriptedServer server, int number, List<ScriptedServer.Received> received, List<String> commands) {
        this.server = server;
        this.number = number;
        this.received = received;
        this.commands = commands;
    }

    void run(Socket accepted) {
        try (accepted) {
            use(accepted);
            react("GREETING", "220 mx.example.org ready\r\n");
            while (!ended) {
                String line = readLine();
                if (line == null) {
                    return;
                }
                commands.add(line);
                obey(line);
            }
        } catch (IOException e) {
            // The client has gone, or the test is over.
            ended = true;
        }
    }

    private void obey(String line) throws IOException {
        String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
        switch (verb) {
            case "EHLO" -> react(verb, greetingOfExtensions());
            case "STARTTLS" -> startTls();
            case "MAIL" -> sender = inBrackets(line);
            case "RCPT" -> recipient = inBrackets(line);
            case "DATA" -> data();
            case "QUIT" -> {
                react(verb, "221 bye\r\n");
                ended = true;
            }
            default -> react(verb, verb.matches("HELO|RSET") ? "250 ok\r\n" : "500 5.5.1 What is that\r\n");
        }
        if (verb.equals("MAIL") || verb.equals("RCPT")) {
            react(verb, "250 2.1.0 ok\r\n");
        }
    }

    private void data() throws IOException {
        if (!react("DATA", "354 go on\r\n").contains("354 go on\r\n") || ended) {
            return;
        }
        StringBuilder data = new StringBuilder();
        for (String line = readLine(); !".".equals(line); line = readLine()) {
            if (line == null) {
                throw new IOException("The client broke off");
            }
            data.append(line).append("\r\n");
        }
        Reaction reaction = decide("END", "250 2.0.0 taken\r\n");
        if (reaction instanceof Reaction.Say say && say.lines().startsWith("250")) {
            received.add(new ScriptedServer.Received(number, sender, recipient, data.toString()));
        }
        perform(reaction);
    }

    private void startTls() throws IOException {
        if (react("STARTTLS", "220 go\r\n").equals("220 go\r\n") && !ended) {
            SSLSocket secured = (SSLSocket) TestCertificate.server().getSocketFactory().createSocket(socket, null, socket.getPort(), true);
            secured.setUseClientMode(false);
            secured.startHandshake();
            encrypted = true;
            use(secured);
        }
    }

    /** Answers what was sent. */
    private String react(String step, String normally) throws IOException {
        return perform(decide(step, normally));
    }

    private Reaction decide(String step, String normally) {
        return server.reaction(step).orElse(new Reaction.Say(normally));
    }

    private String perform(Reaction reaction) throws IOException {
        if (reaction instanceof Reaction.Hang) {
            hang();
        }
        ended = reaction instanceof Reaction.SayAndDrop;
        String lines = ended ? ((Reaction.SayAndDrop) reaction).lines() : ((Reaction.Say) reaction).lines();
        socket.getOutputStream().write(lines.getBytes(ISO_8859_1));
        return lines;
    }

    private void hang() throws IOException {
        int octet = in.read();
        while (octet >= 0) {
            octet = in.read();
        }
        throw new IOException("The client gave up");
    }

    private String greetingOfExtensions() {
        StringBuilder reply = new StringBuilder("250-mx.example.org\r\n");
        server.offered().stream().filter(name -> !(encrypted && name.equals("STARTTLS"))).forEach(name -> reply.append("250-").append(name).append("\r\n"));
        return reply.append("250 HELP\r\n").toString();
    }

    private void use(Socket other) throws IOException {
        socket = other;
        in = new BufferedInputStream(other.getInputStream());
    }

    private String readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet >= 0; octet = in.read()) {
            if (octet == '\n') {
                String text = line.toString(ISO_8859_1);
                return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
            }
            line.write(octet);
        }
        return null;
    }

    private static String inBrackets(String line) {
        return line.substring(line.indexOf('<') + 1, line.indexOf('>'));
    }
}
