package org.posthorn.scenarios;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * System calls in the order in which strace saw them. A thread does not go on from the beginning or end of a call before strace has written it down:
 * so what stands below another line also happened after it.
 */
final class Trace {
    private static final Pattern WHOLE = Pattern.compile("(\\d+) +(\\w+)\\((.*)\\) += .*");
    private static final Pattern BEGUN = Pattern.compile("(\\d+) +(\\w+)\\((.*) <unfinished \\.\\.\\.>");
    private static final Pattern RESUMED = Pattern.compile("(\\d+) +<\\.\\.\\. (\\w+) resumed>(.*)");
    private final List<Call> calls = new ArrayList<>();

    /**
     * A system call.
     *
     * @param begin line on which it began
     * @param end   line on which it returned
     * @param name  as in {@code fdatasync}
     * @param text  its arguments, file descriptors with their paths
     */
    record Call(int begin, int end, String name, String text) {
        boolean isSync() {
            return name.equals("fsync") || name.equals("fdatasync");
        }

        boolean isWrite() {
            return !isSync();
        }
    }

    /** What strace is to be run as, writing to this file. */
    static String[] strace(Path file) {
        return new String[] {"strace", "-f", "-qq", "-y", "-s", "6000", "--seccomp-bpf", "-o", file.toString(),
            "-e", "trace=fsync,fdatasync,write,writev,pwrite64,pwritev,sendto,sendmsg"};
    }

    Trace(Path file) throws IOException {
        Map<String, Call> unfinished = new HashMap<>();
        List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        for (int i = 0; i < lines.size(); i++) {
            Matcher whole = WHOLE.matcher(lines.get(i));
            Matcher begun = BEGUN.matcher(lines.get(i));
            Matcher resumed = RESUMED.matcher(lines.get(i));
            if (resumed.matches()) {
                Call begin = unfinished.remove(resumed.group(1) + resumed.group(2));
                if (begin != null) {
                    calls.add(new Call(begin.begin(), i, begin.name(), begin.text() + resumed.group(3)));
                }
            } else if (begun.matches()) {
                unfinished.put(begun.group(1) + begun.group(2), new Call(i, Integer.MAX_VALUE, begun.group(2), begun.group(3)));
            } else if (whole.matches()) {
                calls.add(new Call(i, i, whole.group(2), whole.group(3)));
            }
        }
    }

    /** The first that matches, in the order of beginning. Throws AssertionError when there is none. */
    Call first(String what, Predicate<Call> wanted) {
        return calls.stream().filter(wanted).min((one, other) -> Integer.compare(one.begin(), other.begin()))
                .orElseThrow(() -> new AssertionError("No " + what + " among " + calls.size() + " calls"));
    }

    boolean has(Predicate<Call> wanted) {
        return calls.stream().anyMatch(wanted);
    }
}
