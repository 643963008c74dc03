package org.posthorn.core.unsubscribe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.posthorn.core.envelope.ReturnPaths;
import org.posthorn.core.message.MessageCopy;
import org.posthorn.core.message.MessageId;
import org.posthorn.core.secret.MasterKey;

class UnsubscribeAddressesTest {
    private static final Instant NOW = Instant.parse("2026-11-21T21:00:00Z");
    private static final String DOMAIN = "bounce.news.example.com";

    private final MasterKey masterKey = MasterKey.of(new byte[32]);
    private final UnsubscribeAddresses addresses = new UnsubscribeAddresses(masterKey);
    private final MessageCopy copy = copyAt(NOW, 513);

    @Test
    void anAddressNamesItsCopy() {
        assertThat(addresses.verify(localPart(copy), DOMAIN)).contains(copy);
    }

    @Test
    void idsThatBeginWithZerosOrOnesAreNamed() {
        for (byte[] id : new byte[][] {new byte[MessageId.BYTES], ones()}) {
            MessageCopy extreme = new MessageCopy(MessageId.of(id), MessageCopy.MAX_RECIPIENTS - 1);
            assertThat(addresses.verify(localPart(extreme), DOMAIN)).contains(extreme);
        }
    }

    @Test
    void theLocalPartFitsIntoSixtyFourOctets() {
        assertThat(localPart(copy)).hasSize(50).matches("u-[0-9a-v]+");
    }

    @Test
    void caseDoesNotMatter() {
        assertThat(addresses.verify(localPart(copy).toUpperCase(Locale.ROOT), DOMAIN.toUpperCase(Locale.ROOT))).contains(copy);
    }

    @Test
    void anyChangedCharacterIsRefused() {
        String local = localPart(copy);
        for (int i = 0; i < local.length(); i++) {
            char changed = local.charAt(i) == 'a' ? 'b' : 'a';
            assertThat(addresses.verify(local.substring(0, i) + changed + local.substring(i + 1), DOMAIN)).as("character " + i).isEmpty();
        }
    }

    @Test
    void whatIsNoTokenIsRefused() {
        String local = localPart(copy);
        for (String other : new String[] {"", "u-", local + "0", local.substring(0, 49), "u-+" + local.substring(3), "u--" + local.substring(3),
            local.replaceFirst("^u-.", "u-\u0661"), local.substring(0, 20) + "w" + local.substring(21)}) {
            assertThat(addresses.verify(other, DOMAIN)).as(other).isEmpty();
        }
    }

    @Test
    void anotherDomainIsRefused() {
        assertThat(addresses.verify(localPart(copy), "bounce.example.net")).isEmpty();
    }

    @Test
    void anAddressIsNoReturnPath() {
        assertThat(new ReturnPaths(masterKey).verify("b" + localPart(copy).substring(1), DOMAIN)).isEmpty();
    }

    @Test
    void anAddressOfAnotherQuarterStillHolds() {
        MessageCopy old = copyAt(NOW.minus(Duration.ofDays(200)), 0);
        String local = localPart(old);
        localPart(copy);
        assertThat(addresses.verify(local, DOMAIN)).contains(old);
    }

    private String localPart(MessageCopy of) {
        String address = addresses.address(of, DOMAIN);
        return address.substring(0, address.indexOf('@'));
    }

    private static byte[] ones() {
        byte[] id = new byte[MessageId.BYTES];
        Arrays.fill(id, (byte) 0xff);
        return id;
    }

    private static MessageCopy copyAt(Instant time, int recipient) {
        return new MessageCopy(MessageId.create(Clock.fixed(time, ZoneOffset.UTC)), recipient);
    }
}
