package org.posthorn.delivery.smtp;

/** What a scripted server does instead of accepting. */
public sealed interface Reaction {
    /** Sends that, which may be several replies or none. */
    record Say(String lines) implements Reaction {
    }

    /** Sends that and closes. */
    record SayAndDrop(String lines) implements Reaction {
    }

    /** Says nothing more, and reads nothing more. */
    record Hang() implements Reaction {
    }

    static Reaction say(String... lines) {
        return new Say(joined(lines));
    }

    static Reaction sayAndDrop(String... lines) {
        return new SayAndDrop(joined(lines));
    }

    static Reaction drop() {
        return new SayAndDrop("");
    }

    static Reaction hang() {
        return new Hang();
    }

    private static String joined(String... lines) {
        return lines.length == 0 ? "" : String.join("\r\n", lines) + "\r\n";
    }
}
