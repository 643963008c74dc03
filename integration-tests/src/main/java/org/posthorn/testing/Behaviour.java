package org.posthorn.testing;

import java.time.Duration;

/**
 * What {@link MockMx} does at one stage, and how often; afterwards it accepts.
 *
 * @param at     the stage that it acts on
 * @param action what happens there
 * @param times  how often, counted separately for each recipient; {@link #ALWAYS} for every time
 */
public record Behaviour(Stage at, Action action, int times) {
    public static final int ALWAYS = Integer.MAX_VALUE;

    /** What happens at a stage. */
    public sealed interface Action {
    }

    /** Answers with this line, code first. */
    public record Reply(String line) implements Action {
        public Reply {
            if (!line.matches("[2-5][0-9][0-9] .*")) {
                throw new IllegalArgumentException("An SMTP reply is a code and a text, not: " + line);
            }
        }
    }

    /** Answers nothing until {@link MockMx#release()}, then goes on as if nothing had been. */
    public record Hang() implements Action {
    }

    /** Closes the connection without a word. */
    public record Drop() implements Action {
    }

    /** Goes on after this time. */
    public record Delay(Duration time) implements Action {
    }

    public static Behaviour reply(Stage at, String line) {
        return new Behaviour(at, new Reply(line), ALWAYS);
    }

    /** Refuses the recipient at RCPT, for example {@code 550 5.1.1 user unknown}. */
    public static Behaviour rejectRecipient(String line) {
        return reply(Stage.RCPT, line);
    }

    /** Refuses the message after its last byte. */
    public static Behaviour rejectMessage(String line) {
        return reply(Stage.END_OF_DATA, line);
    }

    /** Defers the recipient this many times at RCPT, then accepts. */
    public static Behaviour greylist(int times) {
        return reply(Stage.RCPT, "450 4.2.0 greylisted, come back later").times(times);
    }

    public static Behaviour hang(Stage at) {
        return new Behaviour(at, new Hang(), ALWAYS);
    }

    public static Behaviour drop(Stage at) {
        return new Behaviour(at, new Drop(), ALWAYS);
    }

    public static Behaviour slow(Stage at, Duration time) {
        return new Behaviour(at, new Delay(time), ALWAYS);
    }

    /** The same, this many times only. */
    public Behaviour times(int limit) {
        return new Behaviour(at, action, limit);
    }
}
