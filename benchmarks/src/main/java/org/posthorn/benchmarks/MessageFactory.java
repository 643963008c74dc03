package org.posthorn.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;

/** Makes the benchmark's messages: 10 KB, multipart/alternative, an HTML part with 16 links in quoted-printable, a Message-ID of its own each. */
final class MessageFactory {
    static final String SENDING_DOMAIN = "news.example.com";
    static final int LINKS = 16;
    private static final String SENDER = "newsletter@" + SENDING_DOMAIN;
    private static final int SIZE = 10_240;
    private static final String TEXT_LINE = "The week in one line: a new trail, an old bridge, and what the weather made of both.\r\n";
    private static final String HEADERS = """
        From: Example News <%s>
        To: <%s>
        Subject: Sixteen stories for your weekend, number %d
        Date: Sat, 21 Nov 2026 09:30:00 +0000
        Message-ID: <%s@%s>
        List-Unsubscribe: <https://news.example.com/unsubscribe/%d>
        MIME-Version: 1.0
        Content-Type: multipart/alternative; boundary="=_part"

        """.replace("\n", "\r\n");

    private final String run = UUID.randomUUID().toString();
    private final int domains;
    private final String body;

    /** Recipients are spread evenly over this many domains. */
    MessageFactory(int domains) {
        this.domains = domains;
        this.body = body();
    }

    Message message(long number) {
        String recipient = "reader" + number + "@d" + number % domains + ".example.org";
        String headers = HEADERS.formatted(SENDER, recipient, number, number + "." + run, SENDING_DOMAIN, number);
        return new Message(SENDER, recipient, (headers + body).getBytes(UTF_8));
    }

    private static String body() {
        String html = part("text/html", "quoted-printable", QuotedPrintable.encode(html())) + "--=_part--\r\n";
        int left = SIZE - HEADERS.length() - 100 - html.length() - part("text/plain", "7bit", "").length();
        return part("text/plain", "7bit", TEXT_LINE.repeat(left / TEXT_LINE.length())) + html;
    }

    private static String part(String type, String encoding, String content) {
        return "--=_part\r\nContent-Type: " + type + "; charset=utf-8\r\nContent-Transfer-Encoding: " + encoding + "\r\n\r\n" + content + "\r\n";
    }

    private static String html() {
        StringBuilder html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><title>Sixteen stories</title></head>\n"
            + "<body style=\"margin:0;font-family:sans-serif\"><table width=\"600\" align=\"center\">\n");
        for (int story = 1; story <= LINKS; story++) {
            html.append(story(story));
        }
        return html.append("</table></body></html>\n").toString();
    }

    private static String story(int story) {
        return """
            <tr><td style="padding:12px 24px;border-bottom:1px solid #ddd"><h2 style="font-size:18px">Story %1$d – from the café</h2>
            <p style="color:#333;line-height:1.5">Someone went out early, saw the river over its banks, and wrote home about it the same day.</p>
            <p><a href="https://www.example.com/stories/%1$d?campaign=weekend&amp;place=body" style="color:#06c">Read story %1$d</a></p></td></tr>
            """.formatted(story);
    }
}
