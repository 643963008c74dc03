package org.posthorn.scenarios;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.posthorn.testing.Received;
import org.posthorn.testing.SmtpClient;

/** Mail that comes back, as servers of several makes write it; written for these tests. */
final class Return {
    private Return() {
    }

    /** Of that shape about that copy. */
    static String about(Received copy, String shape) throws IOException {
        return text(shape).replace("{returnPath}", copy.sender()).replace("{recipient}", copy.recipient());
    }

    /** As Microsoft reports: the copy attached, and no part that says what it is. */
    static String partlessReport(Received copy, String to) throws IOException {
        return about(copy, "partless-report").replace("{to}", to).replace("{mark}", copy.header("X-Posthorn-Id").orElseThrow());
    }

    /** A feedback report that has all addresses taken out. */
    static String report(Received copy, String type, String to) throws IOException {
        return text("report").replace("{to}", to).replace("{type}", type).replace("{mark}", copy.header("X-Posthorn-Id").orElseThrow());
    }

    /** A report (RFC 3464) of failure for each of the recipients, with these header fields of the message. */
    static String failed(String fields, String... recipients) throws IOException {
        String groups = Stream.of(recipients).map(recipient -> """

                Final-Recipient: rfc822; %s
                Action: failed
                Status: 5.1.1
                Diagnostic-Code: smtp; 550 5.1.1 no such user %s
                """.formatted(recipient, recipient).replace("\n", "\r\n")).collect(Collectors.joining());
        return text("failed").replace("{groups}", groups).replace("{fields}", fields);
    }

    /** Sends it to the mx port with the null sender. */
    static void send(Customer customer, String to, String message) throws IOException {
        send(customer, "", to, message);
    }

    static void send(Customer customer, String sender, String to, String message) throws IOException {
        try (SmtpClient client = customer.connect("mx")) {
            Customer.queuedId(client.sendMessage(sender, List.of(to), message.getBytes(US_ASCII)));
        }
    }

    private static String text(String shape) throws IOException {
        try (InputStream in = Return.class.getResourceAsStream("returns/" + shape + ".eml")) {
            return new String(in.readAllBytes(), US_ASCII).replace("\n", "\r\n");
        }
    }
}
