package org.posthorn.testing.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** What a client gone wrong says in one session: SMTP commands in any order, alone or in bursts, right or spoilt. */
public final class CommandFuzz {
    private static final List<String> LINE_ENDS = List.of("\n", "\r", "", "\r\r\n", "\r\n\r\n", "\r\n ", " \r\n", "\0\r\n");
    private static final List<String> MAIL_PARAMETERS = List.of("", "", "", " SIZE=1000", " SIZE=99999999999999999999", " SIZE=-1", " SIZE=",
            " BODY=8BITMIME", " BODY=BINARYMIME",
            " SMTPUTF8", " AUTH=<>", " AUTH=", " RET=FULL ENVID=x", " =", " FOO=BAR", " SIZE=1 SIZE=2", " HOLDFOR=1");
    private static final List<String> RCPT_PARAMETERS = List.of("", "", "", " NOTIFY=NEVER", " ORCPT=rfc822;a@b.example", " FOO", " =");
    private static final List<String> ADDRESSES = List.of("a@b.example", "", "@", "a@", "@b.example", "a b@c.example", "\"a b\"@c.example",
            "\"\\\"\"@c.example", "\"@c.example",
            "a@[127.0.0.1]", "a@[IPv6:::1]", "a@[IPv6:", "a@[]", "a@b..example", "a@-b.example", "@x.example,@y.example:a@b.example", "postmaster",
            "Postmaster",
            "\u00fc@b.example", "a@\u00fc.example", "a@xn--.example", "a@xn--a-ecp.example", "a%b@c.example", "a!b@c.example", "a@b.example>",
            "<a@b.example", "a@b.example.",
            "a@b", "a@1.2.3.4", "b-AAAA@bounce.news.fuzz.example", "fbl@bounce.news.fuzz.example", "a+b=c@d.example", "'a'@b.example");
    private static final List<String> OTHERS = List.of("DATA", "DATA", "DATA", "RSET", "RSET", "NOOP", "NOOP x", "QUIT", "VRFY a", "EXPN a", "HELP",
            "HELP MAIL", "TURN", "ETRN b.example", "STARTTLS",
            "STARTTLS x", "BDAT 0", "BDAT 0 LAST", "BDAT 5 LAST", "BDAT -1",
            ".", "", " ", "XCLIENT ADDR=127.0.0.1", "PROXY TCP4 1.2.3.4 1.2.3.4 1 2", "GET / HTTP/1.1", "MAIL",
            "RCPT", "MAIL FROM", "RCPT TO",
            "MAIL TO:<a@b.example>", "RCPT FROM:<a@b.example>", "DATA x", "QUIT x", "RSET x", "Subject: x", "*", "=",
            "\u0016\u0003\u0001\u0002\0\u0001\0");
    /** Behind these another reply may not come, or octets that are no command are waited for. */
    private static final List<String> CHANGING = List.of("DATA", "AUTH", "STARTTLS", "QUIT", "BDAT 5");
    private static final List<String> HELLOS = List.of("client.test", "", "[127.0.0.1]", "[IPv6:::1]", "\u00fc.test", "a b", "-", "localhost",
            "x".repeat(300));
    private static final List<String> MECHANISMS = List.of("PLAIN", "LOGIN", "plain", "CRAM-MD5", "XOAUTH2", "EXTERNAL", "", "PLAIN LOGIN");

    private final Dice dice;
    private final String sender;
    private final String recipient;

    /** The addresses are such that the listener takes them. */
    public CommandFuzz(Dice dice, String sender, String recipient) {
        this.dice = dice;
        this.sender = sender;
        this.recipient = recipient;
    }

    /**
     * What is written at once.
     *
     * @param octets of a line, a part of one or many
     * @param polite one right command that is answered at once, if all before were polite
     */
    public record Chunk(byte[] octets, boolean polite) {
    }

    public List<Chunk> session() {
        List<Chunk> chunks = new ArrayList<>();
        for (int left = dice.between(1, 14); left > 0; left--) {
            chunks.add(dice.oneIn(5) ? burst() : single());
        }
        return chunks;
    }

    private Chunk burst() {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (int left = dice.oneIn(10) ? dice.between(50, 400) : dice.between(2, 20); left > 0; left--) {
            lines.writeBytes(single().octets());
        }
        return new Chunk(lines.toByteArray(), false);
    }

    private Chunk single() {
        boolean right = !dice.oneIn(4);
        String command = command();
        byte[] octets = OctetFuzz.utf8(command + (right ? "\r\n" : dice.pick(LINE_ENDS)));
        boolean stays = CHANGING.stream().noneMatch(command::startsWith);
        return new Chunk(right || dice.oneIn(2) ? octets : OctetFuzz.spoil(dice, octets), right && stays);
    }

    private String command() {
        return switch (dice.below(12)) {
            case 0, 1 -> (dice.oneIn(4) ? "HELO " : "EHLO ") + dice.pick(HELLOS);
            case 2, 3 -> "MAIL FROM:<" + address(sender) + ">" + dice.pick(MAIL_PARAMETERS);
            case 4, 5, 6 -> "RCPT TO:<" + address(recipient) + ">" + dice.pick(RCPT_PARAMETERS);
            case 7 -> login();
            default -> dice.pick(OTHERS);
        };
    }

    private String address(String right) {
        return dice.oneIn(3) ? dice.pick(ADDRESSES) : right;
    }

    /** No attempt that is checked, three of four times: the server takes its time for those. */
    private String login() {
        String secret = dice.oneIn(4) ? "\0user" + dice.below(9) + "\0wrong" : dice.pick(List.of("", "\0", "\0\0", "a\0b", "\0\0\0\0", "x".repeat(9000)));
        String base64 = Base64.getEncoder().encodeToString(OctetFuzz.utf8(secret));
        return "AUTH " + dice.pick(MECHANISMS) + dice.pick(List.of("", " " + base64, " " + base64 + "=", " =", " ====", " *", "  ", " \u00fc",
                "\r\n" + base64, "\r\n*"));
    }
}
