package org.posthorn.core.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.posthorn.core.message.MessageCopy;
import org.posthorn.core.message.MessageId;
import org.posthorn.core.secret.MasterKey;

class ReturnPathsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T21:00:00Z");
    private static final String DOMAIN = "bounce.news.example.com";

    private final ReturnPaths paths = new ReturnPaths(MasterKey.of(new byte[32]));
    private final MessageCopy copy = copyAt(NOW, 513);

    @Test
    void anAddressNamesItsCopy() {
        assertThat(paths.verify(localPart(copy), DOMAIN)).contains(copy);
    }

    @Test
    void theLastPossibleRecipientIsNamed() {
        MessageCopy last = copyAt(NOW, MessageCopy.MAX_RECIPIENTS - 1);
        assertThat(paths.verify(localPart(last), DOMAIN)).contains(last);
    }

    @Test
    void theLocalPartFitsIntoSixtyFourOctets() {
        assertThat(localPart(copy)).hasSize(47).matches("b-[a-z2-7]+");
    }

    @Test
    void caseDoesNotMatter() {
        assertThat(paths.verify(localPart(copy).toUpperCase(Locale.ROOT), DOMAIN.toUpperCase(Locale.ROOT))).contains(copy);
    }

    @Test
    void anyChangedCharacterIsRefused() {
        String local = localPart(copy);
        for (int i = 0; i < local.length(); i++) {
            char changed = local.charAt(i) == 'x' ? 'y' : 'x';
            assertThat(paths.verify(local.substring(0, i) + changed + local.substring(i + 1), DOMAIN)).as("character " + i).isEmpty();
        }
    }

    @Test
    void everyOtherLengthIsRefused() {
        String local = localPart(copy);
        assertThat(paths.verify(local.substring(0, 46), DOMAIN)).isEmpty();
        assertThat(paths.verify(local + "a", DOMAIN)).isEmpty();
        assertThat(paths.verify("", DOMAIN)).isEmpty();
        assertThat(paths.verify("b-", DOMAIN)).isEmpty();
    }

    @Test
    void whatIsNotInTheAlphabetIsRefused() {
        String local = localPart(copy);
        for (char strange : new char[] {'0', '1', '8', '=', '\u212a', '\u0131'}) {
            assertThat(paths.verify(local.substring(0, 20) + strange + local.substring(21), DOMAIN)).isEmpty();
        }
    }

    @Test
    void anotherDomainIsRefused() {
        assertThat(paths.verify(localPart(copy), "bounce.example.net")).isEmpty();
    }

    @Test
    void anotherMasterKeyIsRefused() {
        byte[] secret = new byte[32];
        secret[31] = 1;
        assertThat(new ReturnPaths(MasterKey.of(secret)).verify(localPart(copy), DOMAIN)).isEmpty();
    }

    @Test
    void aTokenOfAnotherQuarterStillHolds() {
        MessageCopy old = copyAt(NOW.minus(Duration.ofDays(200)), 0);
        String local = localPart(old);
        localPart(copy);
        assertThat(paths.verify(local, DOMAIN)).contains(old);
    }

    private String localPart(MessageCopy of) {
        String address = paths.address(of, DOMAIN);
        return address.substring(0, address.indexOf('@'));
    }

    private static MessageCopy copyAt(Instant time, int recipient) {
        return new MessageCopy(MessageId.create(Clock.fixed(time, ZoneOffset.UTC)), recipient);
    }
}
