package org.posthorn.testing.fuzz;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.posthorn.testing.SmtpReply;

/** What was said last on a connection: enough of it to find the mistake, not all. */
final class Transcript {
    private static final int MAX_LINES = 40;
    private static final int MAX_OCTETS = 2_000;
    private final Deque<String> lines = new ArrayDeque<>();

    void sent(byte[] octets) {
        String cut = octets.length > MAX_OCTETS ? "(" + octets.length + " octets) ..." : "";
        note("C: " + cut + Printable.of(Arrays.copyOfRange(octets, Math.max(0, octets.length - MAX_OCTETS), octets.length)));
    }

    void received(SmtpReply reply) {
        note("S: " + reply.text().replace("\n", "\\n"));
    }

    void note(String line) {
        lines.addLast(line);
        if (lines.size() > MAX_LINES) {
            lines.removeFirst();
        }
    }

    @Override
    public String toString() {
        return "  " + String.join("\n  ", lines) + "\n";
    }
}
