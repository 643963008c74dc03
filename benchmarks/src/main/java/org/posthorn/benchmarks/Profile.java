package org.posthorn.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/** Where a Java server's CPU time went, of a flight recording: by group of threads and by package and method of the running frame. */
final class Profile {
    private static final int SHOWN = 20;
    private static final int PACKAGE_DEPTH = 4;

    private final Map<String, Long> groups = new HashMap<>();
    private final Map<String, Long> packages = new HashMap<>();
    private final Map<String, Long> methods = new HashMap<>();
    private final Map<String, Long> threadMillis = new HashMap<>();
    private final Map<Long, Instant> lastLoad = new HashMap<>();

    private Profile() {
    }

    static List<String> javaOptions(Path recording) {
        return List.of("-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=" + recording);
    }

    /** @param since events before it, such as those of the warm-up, do not count */
    static String report(Path recording, Instant since) throws IOException {
        Profile profile = new Profile();
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                profile.add(event, since);
            }
        }
        return top("CPU ms by thread group (Java threads)", profile.threadMillis) + top("Samples by thread group", profile.groups)
            + top("Samples by package of the running method", profile.packages) + top("Samples by running method", profile.methods);
    }

    private void add(RecordedEvent event, Instant since) {
        switch (event.getEventType().getName()) {
            case "jdk.ExecutionSample" -> {
                if (event.getStartTime().isAfter(since)) {
                    sample(event);
                }
            }
            case "jdk.ThreadCPULoad" -> load(event, since);
            default -> { }
        }
    }

    private void sample(RecordedEvent event) {
        RecordedThread thread = event.getThread("sampledThread");
        RecordedStackTrace stack = event.getStackTrace();
        if (thread == null || stack == null || stack.getFrames().isEmpty()) {
            return;
        }
        RecordedFrame frame = stack.getFrames().get(0);
        String type = frame.getMethod().getType().getName();
        groups.merge(group(thread), 1L, Long::sum);
        packages.merge(packageOf(type), 1L, Long::sum);
        methods.merge(type + "." + frame.getMethod().getName(), 1L, Long::sum);
    }

    /** The event holds a share of all processors since the thread's event before. */
    private void load(RecordedEvent event, Instant since) {
        RecordedThread thread = event.getThread();
        if (thread == null) {
            return;
        }
        Instant before = lastLoad.put(thread.getId(), event.getStartTime());
        if (before != null && event.getStartTime().isAfter(since)) {
            double share = event.getFloat("user") + event.getFloat("system");
            long millis = Duration.between(before, event.getStartTime()).toMillis();
            threadMillis.merge(group(thread), Math.round(share * millis * Runtime.getRuntime().availableProcessors()), Long::sum);
        }
    }

    private static String group(RecordedThread thread) {
        String name = thread.getJavaName() == null ? thread.getOSName() : thread.getJavaName();
        return name == null ? "unnamed" : name.replaceAll("\\d+", "#");
    }

    static String packageOf(String type) {
        String[] parts = type.split("\\.");
        int depth = Math.min(PACKAGE_DEPTH, parts.length - 1);
        return depth < 1 ? "(none)" : String.join(".", List.of(parts).subList(0, depth));
    }

    private static String top(String title, Map<String, Long> counts) {
        long all = Math.max(1, counts.values().stream().mapToLong(Long::longValue).sum());
        StringBuilder text = new StringBuilder("\n" + title + ", " + all + " in all\n");
        counts.entrySet().stream().sorted(Map.Entry.comparingByValue(Comparator.reverseOrder())).limit(SHOWN)
            .forEach(entry -> text.append(String.format(Locale.ROOT, "%6.1f %%  %s%n", 100.0 * entry.getValue() / all, entry.getKey())));
        return text.toString();
    }
}
