package org.posthorn.testing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What the JDK's jcmd tells of a JVM of the same user.
 *
 * @param pid its process
 */
public record Jvm(long pid) {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    /** JVM's own threads have no number; the compiler's come and go. */
    private static final Pattern THREAD = Pattern.compile("(?m)^\"((?!C[12] CompilerThread)[^\"]*)\" #\\d+ ");
    /** One or more generations; metaspace is told without a total. */
    private static final Pattern USED = Pattern.compile("total \\d+K, used (\\d+)K");

    private String ask(String... command) {
        List<String> whole = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid)));
        whole.addAll(List.of(command));
        return Programs.run(whole, TIMEOUT).orThrow().output();
    }

    /** Names of its live Java threads but the compiler's, ordered. */
    public List<String> threads() {
        return THREAD.matcher(ask("Thread.print")).results().map(found -> found.group(1)).sorted().toList();
    }

    /** Octets in use right after a full collection. Throws IllegalStateException for a collector that tells it otherwise. */
    public long heapAfterCollection() {
        ask("GC.run");
        List<MatchResult> generations = USED.matcher(ask("GC.heap_info")).results().toList();
        if (generations.isEmpty()) {
            throw new IllegalStateException("No heap is told of process " + pid);
        }
        return generations.stream().mapToLong(found -> Long.parseLong(found.group(1)) * 1024).sum();
    }
}
