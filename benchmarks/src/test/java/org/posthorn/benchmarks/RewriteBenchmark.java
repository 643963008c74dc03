package org.posthorn.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.posthorn.core.message.MessageCopy;
import org.posthorn.core.message.MessageId;
import org.posthorn.core.message.RawMessage;
import org.posthorn.core.secret.MasterKey;
import org.posthorn.core.tracking.TokenLinks;
import org.posthorn.core.tracking.Tracked;
import org.posthorn.core.tracking.Tracker;
import org.posthorn.core.tracking.TrackingOptions;
import org.posthorn.core.tracking.TrackingTokens;

/** What it costs to put links and an image into a message: 16 links in 10 KB, and 100 in 100 KB. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class RewriteBenchmark {
    private static final String STORY = """
        <tr><td style="padding:12px 24px;border-bottom:1px solid #ddd"><h2 style="font-size:18px">Story %1$d – from the café</h2>
        <p style="color:#333;line-height:1.5">%2$s</p>
        <p><a href="https://www.example.com/stories/%1$d?campaign=weekend&amp;place=body" style="color:#06c">Read story %1$d</a></p></td></tr>
        """;
    private static final String SENTENCE = "Someone went out early and saw the river over its banks. ";

    @Param({"16,5", "100,11"})
    public String linksAndSentences;

    private RawMessage message;
    private TokenLinks links;

    @Setup
    public void write() {
        String[] numbers = linksAndSentences.split(",", 2);
        StringBuilder html = new StringBuilder("<!DOCTYPE html>\n<html><body><table width=\"600\">\n");
        for (int story = 1; story <= Integer.parseInt(numbers[0]); story++) {
            html.append(STORY.formatted(story, SENTENCE.repeat(Integer.parseInt(numbers[1]))));
        }
        String part = QuotedPrintable.encode(html.append("</table></body></html>\n").toString());
        message = RawMessage.of(("From: news@example.com\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n"
            + "Content-Transfer-Encoding: quoted-printable\r\n\r\n" + part).getBytes(UTF_8));
        links = new TokenLinks(new TrackingTokens(MasterKey.of(new byte[32])), "https://links.example.com", "acme",
            new MessageCopy(MessageId.create(Clock.systemUTC()), 0));
        System.out.println(message.size() + " octets");
    }

    @Benchmark
    public Tracked rewrite() {
        return Tracker.rewrite(message, links, TrackingOptions.all());
    }
}
