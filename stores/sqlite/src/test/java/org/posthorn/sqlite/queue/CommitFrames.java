package org.posthorn.sqlite.queue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads SQLite's write-ahead log: https://www.sqlite.org/fileformat2.html section 4.1. */
final class CommitFrames {
    private static final int LOG_HEADER = 32;
    private static final int FRAME_HEADER = 24;
    private static final int PAGE_SIZE_AT = 8;

    private CommitFrames() {
    }

    /** How many transactions the log holds: a frame that ends one has the database's size in its second field. */
    static int count(Path log) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(log));
        int frame = FRAME_HEADER + bytes.getInt(PAGE_SIZE_AT);
        int commits = 0;
        for (int at = LOG_HEADER; at + frame <= bytes.limit(); at += frame) {
            commits += bytes.getInt(at + 4) == 0 ? 0 : 1;
        }
        return commits;
    }
}
