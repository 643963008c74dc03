package org.posthorn.core.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posthorn.core.message.MessageCopy;
import org.posthorn.core.message.MessageId;
import org.posthorn.core.secret.MasterKey;

class TrackingTokensTest {
    private static final Instant NOW = Instant.parse("2026-11-21T21:00:00.123Z");
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private final TrackingTokens tokens = new TrackingTokens(MasterKey.of(new byte[32]));
    private final MessageCopy copy = copyAt(NOW);
    private final TrackingToken.Click click = click("https://example.org/a?b=1&c=2#d");

    @Test
    void aClickComesBack() {
        assertThat(tokens.verify(tokens.write(click))).contains(click);
    }

    @Test
    void anOpenComesBack() {
        TrackingToken open = new TrackingToken.Open("acme", copy);
        assertThat(tokens.verify(tokens.write(open))).contains(open);
    }

    @Test
    void anUnsubscribeComesBack() {
        TrackingToken unsubscribe = new TrackingToken.Unsubscribe("acme", copy);
        assertThat(tokens.verify(tokens.write(unsubscribe))).contains(unsubscribe);
    }

    @Test
    void theTimeIsTheMessages() {
        assertThat(tokens.verify(tokens.write(click)).orElseThrow().time()).isEqualTo(NOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://x/", "https://bücher.example/straße?q=日本語 x", "HTTP://EXAMPLE.ORG", "https://e.example/%2F%zz{a}|\\^`"})
    void aTargetComesBackToTheLetter(String target) {
        assertThat(tokens.verify(tokens.write(click(target)))).contains(click(target));
    }

    @Test
    void aLongTargetIsDeflated() {
        String target = "https://example.org/" + "utm_source=newsletter&".repeat(180);
        String token = tokens.write(click(target));
        assertThat(token).hasSizeLessThan(300);
        assertThat(tokens.verify(token)).contains(click(target));
    }

    @Test
    void theLongestTargetFitsIntoTheLongestToken() {
        StringBuilder target = new StringBuilder("https://example.org/");
        for (int i = 0; target.length() < TrackingTokens.MAX_TARGET; i++) {
            target.append(ALPHABET.charAt(Math.floorMod(i * 2654435761L >> 7, 64)));
        }
        String token = tokens.write(new TrackingToken.Click("a".repeat(63), copy, 65535, target.toString()));
        assertThat(token).hasSizeLessThanOrEqualTo(TrackingTokens.MAX_LENGTH);
        assertThat(tokens.verify(token)).isPresent();
    }

    @Test
    void aTargetThatIsTooLongIsRefused() {
        assertThatThrownBy(() -> tokens.write(click("x".repeat(TrackingTokens.MAX_TARGET + 1)))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anUrlPathTakesAToken() {
        assertThat(tokens.write(click)).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void anyChangedLetterIsRefused() {
        String token = tokens.write(click);
        for (int i = 0; i < token.length(); i++) {
            for (char letter : ALPHABET.toCharArray()) {
                String changed = token.substring(0, i) + letter + token.substring(i + 1);
                assertThat(tokens.verify(changed).isPresent()).as(changed).isEqualTo(changed.equals(token));
            }
        }
    }

    @Test
    void anotherWayToWriteTheLastLetterIsRefused() {
        for (int length = 1; length <= 3; length++) {
            String token = tokens.write(new TrackingToken.Open("a".repeat(length), copy));
            int last = ALPHABET.indexOf(token.charAt(token.length() - 1));
            String stray = token.substring(0, token.length() - 1) + ALPHABET.charAt(last ^ 1);
            assertThat(tokens.verify(stray)).as(stray).isEmpty();
        }
    }

    @Test
    void anythingAroundATokenIsRefused() {
        String token = tokens.write(new TrackingToken.Open("acme", copy));
        for (String other : new String[] {token + "=", token + "==", token + "A", token + "\n", " " + token, token.substring(1), token + "/", ""}) {
            assertThat(tokens.verify(other)).as(other).isEmpty();
        }
    }

    @Test
    void lettersThatAreNoneAreRefused() {
        for (String other : new String[] {"ü".repeat(100), "\u0000".repeat(100), "A".repeat(100), "%41".repeat(50), "A".repeat(9000), "\ud800".repeat(60)}) {
            assertThat(tokens.verify(other)).as(other).isEmpty();
        }
    }

    @Test
    void anotherMasterKeyIsRefused() {
        byte[] secret = new byte[32];
        secret[0] = 1;
        assertThat(new TrackingTokens(MasterKey.of(secret)).verify(tokens.write(click))).isEmpty();
    }

    @Test
    void aTokenOfAnotherQuarterStillHolds() {
        TrackingToken old = new TrackingToken.Open("acme", copyAt(NOW.minus(Duration.ofDays(200))));
        String token = tokens.write(old);
        tokens.write(click);
        assertThat(tokens.verify(token)).contains(old);
    }

    @Test
    void aTokenOfTheLastPossibleTimeIsRefusedQuietly() {
        assertThat(tokens.verify("_".repeat(80))).isEmpty();
    }

    private TrackingToken.Click click(String target) {
        return new TrackingToken.Click("acme", copy, 513, target);
    }

    private static MessageCopy copyAt(Instant time) {
        return new MessageCopy(MessageId.create(Clock.fixed(time, ZoneOffset.UTC)), 40_000);
    }
}
