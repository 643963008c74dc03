package org.posthorn.benchmarks;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** The switches of {@code benchmarks/run}. */
record Options(List<String> peers, List<Integer> sessions, int rounds, int messages, int warmUp, int domains, boolean pipelining,
               boolean syncs, boolean profile) {

    static final String USAGE = """
        benchmarks/run [--quick] [--peer posthorn|postfix]... [--sessions 1,4,20] [--rounds 3] [--messages 5000]
                       [--warmup 45000] [--domains 5] [--pipelining] [--no-syncs] [--profile]""";
    private static final List<String> ALL_PEERS = List.of("postfix", "posthorn");

    /**
     * Reads a command line.
     *
     * @throws IllegalArgumentException with a text for the user when a switch is unknown or its value is none
     */
    static Options parse(String... arguments) {
        Builder builder = new Builder();
        Deque<String> left = new ArrayDeque<>(Arrays.asList(arguments));
        while (!left.isEmpty()) {
            builder.take(left.pop(), left);
        }
        return builder.build();
    }

    int mostSessions() {
        return sessions.stream().mapToInt(Integer::intValue).max().orElseThrow();
    }

    private static final class Builder {
        private final List<String> peers = new ArrayList<>();
        private List<Integer> sessions = List.of(1, 4, 20);
        private int rounds = 3;
        private int messages = 5_000;
        private int warmUp = 45_000;
        private int domains = 5;
        private boolean pipelining;
        private boolean syncs = true;
        private boolean profile;

        void take(String option, Deque<String> left) {
            switch (option) {
                case "--help" -> throw new IllegalArgumentException(USAGE);
                case "--quick" -> quick();
                case "--peer" -> peers.add(peer(value(option, left)));
                case "--sessions" -> sessions = Arrays.stream(value(option, left).split(",")).map(text -> number(option, text)).toList();
                case "--rounds" -> rounds = number(option, value(option, left));
                case "--messages" -> messages = number(option, value(option, left));
                case "--warmup" -> warmUp = number(option, value(option, left));
                case "--domains" -> domains = number(option, value(option, left));
                case "--pipelining" -> pipelining = true;
                case "--no-syncs" -> syncs = false;
                case "--profile" -> profile = true;
                default -> throw new IllegalArgumentException("unknown switch " + option + "\n" + USAGE);
            }
        }

        Options build() {
            return new Options(peers.isEmpty() ? ALL_PEERS : List.copyOf(peers), sessions, rounds, messages, warmUp, domains, pipelining, syncs, profile);
        }

        private void quick() {
            sessions = List.of(4);
            rounds = 1;
            messages = 500;
            warmUp = 1_000;
        }

        private static String peer(String name) {
            if (!ALL_PEERS.contains(name)) {
                throw new IllegalArgumentException("--peer is one of " + ALL_PEERS + ", not " + name);
            }
            return name;
        }

        private static String value(String option, Deque<String> left) {
            if (left.isEmpty()) {
                throw new IllegalArgumentException(option + " needs a value");
            }
            return left.pop();
        }

        private static int number(String option, String text) {
            if (!text.matches("[1-9]\\d{0,7}")) {
                throw new IllegalArgumentException(option + " needs whole numbers above 0, not " + text);
            }
            return Integer.parseInt(text);
        }
    }
}
