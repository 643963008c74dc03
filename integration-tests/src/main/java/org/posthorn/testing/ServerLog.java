package org.posthorn.testing;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** A server's log as it grows. Thread-safe. */
public final class ServerLog {
    private static final Pattern TROUBLE = Pattern.compile("^\\S+ ERROR .*|^\\s+at [\\w.$/@-]+\\(.*|^Caused by: .*");
    private final Path file;
    private long read;

    /** The one of the server of this home, from its beginning. */
    public ServerLog(Path home) {
        this.file = home.resolve("log/posthorn.log");
    }

    /** Whole lines added since the last call that tell of an error: those of level ERROR, and of a stack trace at any level. */
    public synchronized List<String> newTroubles() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            byte[] added = new byte[(int) (log.length() - read)];
            log.seek(read);
            log.readFully(added);
            String text = new String(added, StandardCharsets.ISO_8859_1);
            int end = text.lastIndexOf('\n') + 1;
            read += end;
            return text.substring(0, end).lines().filter(line -> TROUBLE.matcher(line).matches()).toList();
        }
    }
}
