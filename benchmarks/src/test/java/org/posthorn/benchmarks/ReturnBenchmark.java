package org.posthorn.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.posthorn.core.bounce.BounceReader;
import org.posthorn.core.bounce.ReturnResult;

/**
 * How many returned messages are read in a second on one core: a mix of six kinds that each return a message of 10 KB, and, where {@code -Dcorpora}
 * tells where it is, the corpus of real returns.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 10, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ReturnBenchmark {
    private static final String ORIGINAL = ("Received: from shop.example.com (shop.example.com [192.0.2.7]) by mx.example.org;\r\n"
        + "\tSun, 22 Nov 2026 05:00:00 +0000\r\n").repeat(4)
        + "From: Shop <news@example.com>\r\nTo: bob@example.org\r\nSubject: This week\r\nMessage-ID: <1@example.com>\r\n\r\n"
        + "The river was over its banks and somebody went out early to see it.\r\n".repeat(140);
    private static final String PART = "\r\n--b\r\nContent-Type: message/";
    private static final String REPORT = "To: bounce@example.com\r\nMIME-Version: 1.0\r\n"
        + "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n";

    @Param({"own", "corpus"})
    public String mix;

    private final BounceReader reader = new BounceReader();
    private List<byte[]> messages;
    private int next;
    private int read;
    private long begin;

    @Setup
    public void write() throws IOException {
        messages = mix.equals("own") ? own().stream().map(text -> text.getBytes(UTF_8)).toList() : corpus();
        System.out.println(messages.size() + " messages, " + messages.stream().mapToInt(message -> message.length).sum() + " octets");
    }

    @Setup(Level.Iteration)
    public void startOfTheThreadsClock() {
        read = 0;
        begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** JMH counts by the clock on the wall; on a machine that others use too, only the thread's own time tells what a core could do. */
    @TearDown(Level.Iteration)
    public void tellByTheThreadsClock() {
        long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin;
        System.out.printf(Locale.ROOT, "%.0f messages in a second of the thread's own time; by the wall's clock ", read * 1e9 / nanos);
    }

    @Benchmark
    public List<ReturnResult> read() {
        read++;
        next = next + 1 < messages.size() ? next + 1 : 0;
        return reader.read(messages.get(next));
    }

    private static List<String> own() {
        return List.of(
            report("This is the mail system at host mx.example.org.\r\n\r\n<bob@example.org>: host mx1.example.org[192.0.2.1] said: 550 5.1.1 User unknown\r\n"
                + "    (in reply to RCPT TO command)\r\n", "5.1.1", "smtp; 550 5.1.1 <bob@example.org>: Recipient address rejected: User unknown"),
            report("Delivery has failed to these recipients or groups:\r\n\r\nbob@example.org\r\nThe recipient's mailbox is full.\r\n", "5.2.2",
                "smtp; 554 5.2.2 mailbox full; STOREDRV.Deliver"),
            report("Our system has looked at your message and did not like it.\r\n", "5.7.1", "smtp; 550-5.7.1 likely unsolicited mail. 550 5.7.1 x - gsmtp"),
            "From: Mailer-Daemon@example.org\r\nX-Failed-Recipients: bob@example.org\r\nSubject: Mail delivery failed: returning message to sender\r\n\r\n"
                + "This message was created automatically by mail delivery software.\r\n\r\n  bob@example.org\r\n    host mx1.example.org [192.0.2.1]\r\n"
                + "    SMTP error from remote mail server after RCPT TO:<bob@example.org>:\r\n    550 no such user\r\n\r\n"
                + "------ This is a copy of the message, including all the headers. ------\r\n\r\n" + ORIGINAL,
            "From: MAILER-DAEMON@example.org\r\nSubject: failure notice\r\n\r\nHi. This is the qmail-send program at example.org.\r\n\r\n<bob@example.org>:\r\n"
                + "Sorry, no mailbox here by that name. (#5.1.1)\r\n\r\n--- Below this line is a copy of the message.\r\n\r\n" + ORIGINAL,
            "From: fbl@example.org\r\nSubject: complaint\r\nContent-Type: multipart/report; report-type=feedback-report; boundary=b\r\n\r\n"
                + "--b\r\n\r\nAbuse.\r\n" + PART + "feedback-report\r\n\r\nFeedback-Type: abuse\r\nUser-Agent: x/1\r\nVersion: 1\r\n"
                + "Original-Rcpt-To: bob@example.org\r\n"
                + PART + "rfc822\r\n\r\n" + ORIGINAL + "\r\n--b--\r\n");
    }

    private static String report(String text, String status, String diagnosis) {
        return "From: MAILER-DAEMON@example.org\r\nSubject: Undelivered Mail Returned to Sender\r\n" + REPORT + text + PART + "delivery-status\r\n\r\n"
            + "Reporting-MTA: dns; mx.example.org\r\n\r\nFinal-Recipient: rfc822; bob@example.org\r\nAction: failed\r\nStatus: " + status
            + "\r\nDiagnostic-Code: " + diagnosis + "\r\n" + PART + "rfc822\r\n\r\n" + ORIGINAL + "\r\n--b--\r\n";
    }

    private static List<byte[]> corpus() throws IOException {
        List<byte[]> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("corpora"), "bounces/eml"))) {
            for (Path file : files.sorted().toList()) {
                all.add(Files.readAllBytes(file));
            }
        }
        return all;
    }
}
