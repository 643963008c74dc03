package org.posthorn.core.bounce;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;

/**
 * Finds the delivery status notifications (RFC 3464, RFC 6533) in mail that came to a return address. It reads whatever comes: size, parts,
 * depth and recipients are bounded, and what cannot be read gives no result.
 */
public final class BounceReader {
    private static final int MAX_MESSAGE = 50 << 20;
    private static final int MAX_REPORT = 1 << 20;
    private static final int MAX_PARTS = 1000;
    private static final int MAX_DEPTH = 20;
    private static final MimeConfig LIMITS = MimeConfig.custom()
        .setMaxLineLen(100_000).setMaxHeaderLen(100_000).setMaxHeaderCount(2000).setMaxContentLen(MAX_MESSAGE).build();

    /** What the message reports, recipient by recipient; empty if it is no such notification. */
    public List<DsnResult> read(byte[] message) {
        byte[] bounded = message.length <= MAX_MESSAGE ? message : Arrays.copyOf(message, MAX_MESSAGE);
        List<DsnResult> results = readParts(bounded);
        return results.isEmpty() ? StrayReport.find(bounded).map(DeliveryStatus::read).orElse(List.of()) : results;
    }

    private static List<DsnResult> readParts(byte[] message) {
        MimeTokenStream stream = new MimeTokenStream(LIMITS);
        stream.parse(new ByteArrayInputStream(message));
        try {
            return readParts(stream);
        } catch (IOException | MimeException | IllegalArgumentException e) {
            // A message that breaks MIME is no error here: its report may still be found without.
            return List.of();
        }
    }

    private static List<DsnResult> readParts(MimeTokenStream stream) throws IOException, MimeException {
        List<DsnResult> results = new ArrayList<>();
        int depth = 0;
        int parts = 0;
        EntityState state = stream.getState();
        while (results.isEmpty() && state != EntityState.T_END_OF_STREAM && depth <= MAX_DEPTH && parts <= MAX_PARTS) {
            switch (state) {
                case T_START_MULTIPART, T_START_MESSAGE -> depth++;
                case T_END_MULTIPART, T_END_MESSAGE -> depth--;
                case T_BODY -> {
                    parts++;
                    if (isReport(stream)) {
                        results.addAll(DeliveryStatus.read(head(stream)));
                    }
                }
                default -> { }
            }
            state = stream.next();
        }
        return results;
    }

    private static byte[] head(MimeTokenStream stream) throws IOException {
        try (InputStream in = stream.getDecodedInputStream()) {
            return in.readNBytes(MAX_REPORT);
        }
    }

    private static boolean isReport(MimeTokenStream stream) {
        String type = stream.getBodyDescriptor().getMimeType().toLowerCase(Locale.ROOT);
        return type.equals("message/delivery-status") || type.equals("message/global-delivery-status");
    }
}
