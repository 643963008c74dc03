package org.posthorn.core.tracking;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.posthorn.core.message.MessageCopy;
import org.posthorn.core.message.MessageId;
import org.posthorn.core.message.RawMessage;
import org.posthorn.core.secret.MasterKey;

/** In CPU time of the thread. The bounds are an order of magnitude above what a quiet machine needs: they find what grows, not what jitters. */
class TrackingSpeedTest {
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();
    private static final int WARM_UP_NANOS = 400_000_000;
    private static final int BATCH = 10;
    private static final int BATCHES = 21;

    private final TrackingTokens tokens = new TrackingTokens(MasterKey.of(new byte[32]));

    @ParameterizedTest
    @CsvSource({"7bit, 10, 16, 3", "quoted-printable, 10, 16, 3", "base64, 10, 16, 3",
        "7bit, 100, 100, 30", "quoted-printable, 100, 100, 30", "base64, 100, 100, 30"})
    void aNewsletterTakesLessThanItsDelivery(String encoding, int kilobytes, int links, double limit) {
        RawMessage message = newsletter(encoding, kilobytes << 10, links);
        MessageCopy copy = new MessageCopy(MessageId.create(Clock.systemUTC()), 1);
        double millis = medianMillis(message, new TokenLinks(tokens, "https://links.news.example.com", "acme", copy));
        double withoutTokens = medianMillis(message, new ReadableLinks());
        System.out.printf("tracking: %s, %d KB, %d links: %.3f ms, %.3f of them without tokens%n",
            encoding, message.size() >> 10, links, millis, withoutTokens);
        assertThat(millis).isLessThan(limit);
    }

    private static double medianMillis(RawMessage message, Links links) {
        long warm = System.nanoTime() + WARM_UP_NANOS;
        while (System.nanoTime() < warm) {
            Tracker.rewrite(message, links, TrackingOptions.all());
        }
        double[] millis = new double[BATCHES];
        for (int i = 0; i < BATCHES; i++) {
            long begin = CPU.getCurrentThreadCpuTime();
            for (int j = 0; j < BATCH; j++) {
                Tracker.rewrite(message, links, TrackingOptions.all());
            }
            millis[i] = (CPU.getCurrentThreadCpuTime() - begin) / 1e6 / BATCH;
        }
        Arrays.sort(millis);
        return millis[BATCHES / 2];
    }

    /** A message of about that size, three quarters of it HTML. */
    private static RawMessage newsletter(String encoding, int octets, int links) {
        StringBuilder html = new StringBuilder("<html><head><title>News</title><style>td { margin: 0 }</style></head><body>\r\n<table width=\"600\">\r\n");
        int filler = (encoding.equals("base64") ? octets * 9 / 16 : octets * 11 / 16) / links - 150;
        for (int i = 0; i < links; i++) {
            html.append("<tr><td class=\"c\" style=\"padding: 4px\">\r\n<a href=\"https://www.example.com/news/2026/").append(i)
                .append("?utm_source=mail&amp;utm_campaign=winter\">Read more</a>\r\n");
            for (int j = 0; j < filler; j += 74) {
                html.append("<p style=\"margin:0\">Some words of <b>the news</b> of this quiet day.</p>\r\n");
            }
            html.append("</td></tr>\r\n");
        }
        html.append("</table></body></html>\r\n");
        String text = "Some words of the news, in plain text, as it has to be in every mail.\r\n".repeat(octets / 4 / 72);
        String fields = "From: news@example.com\r\nList-Unsubscribe: <https://example.com/u>\r\nContent-Type: multipart/alternative; boundary=\"=_b\"\r\n";
        return SampleMail.part(fields, "--=_b\r\nContent-Type: text/plain\r\n\r\n" + text
            + "--=_b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: " + encoding + "\r\n\r\n" + encode(html.toString(), encoding)
            + "\r\n--=_b--\r\n");
    }

    private static String encode(String html, String encoding) {
        return switch (encoding) {
            case "base64" -> new String(Base64.getMimeEncoder().encode(html.getBytes(US_ASCII)), US_ASCII);
            case "quoted-printable" -> html.replace("=", "=3D").replaceAll("(.{70})(?=.{6})", "$1=\r\n");
            default -> html;
        };
    }
}
