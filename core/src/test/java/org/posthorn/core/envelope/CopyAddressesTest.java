package org.posthorn.core.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.posthorn.core.envelope.CopyAddresses.Purpose;
import org.posthorn.core.message.MessageCopy;
import org.posthorn.core.message.MessageId;
import org.posthorn.core.secret.MasterKey;

class CopyAddressesTest {
    private static final Instant NOW = Instant.parse("2026-11-21T21:00:00Z");
    private static final String DOMAIN = "bounce.news.example.com";

    private final CopyAddresses addresses = new CopyAddresses(MasterKey.of(new byte[32]));
    private final MessageCopy copy = copyAt(NOW, 513);

    @ParameterizedTest
    @CsvSource({
        "BOUNCE, b-agnkwhidu3arylo4suxy5upjhqbac5i2d3a43ywwmxa2k",
        "UNSUBSCRIBE, u-06dam783kr0hobesiknotkf97g103qa66in9c91ugit3cduf",
    })
    void addressesThatWereSentBeforeStayTheSame(Purpose purpose, String localPart) {
        MessageCopy sent = new MessageCopy(new MessageId("01KANHT0X6R4E2VQ4N5Y7D3T9W"), 513);
        assertThat(addresses.of(sent, purpose, DOMAIN)).isEqualTo(localPart + "@" + DOMAIN);
    }

    @ParameterizedTest
    @EnumSource
    void anAddressNamesItsCopy(Purpose purpose) {
        assertThat(verify(purpose, localPart(purpose, copy))).contains(copy);
    }

    @ParameterizedTest
    @EnumSource
    void idsThatBeginWithZerosOrOnesAreNamed(Purpose purpose) {
        for (byte[] id : new byte[][] {new byte[MessageId.BYTES], ones()}) {
            MessageCopy extreme = new MessageCopy(MessageId.of(id), MessageCopy.MAX_RECIPIENTS - 1);
            assertThat(verify(purpose, localPart(purpose, extreme))).contains(extreme);
        }
    }

    @ParameterizedTest
    @CsvSource({"BOUNCE, b-[a-z2-7]{45}", "UNSUBSCRIBE, u-[0-9a-v]{48}"})
    void theLocalPartFitsIntoSixtyFourOctets(Purpose purpose, String pattern) {
        assertThat(localPart(purpose, copy)).matches(pattern);
    }

    @ParameterizedTest
    @EnumSource
    void caseDoesNotMatter(Purpose purpose) {
        assertThat(addresses.verify(purpose, localPart(purpose, copy).toUpperCase(Locale.ROOT), DOMAIN.toUpperCase(Locale.ROOT))).contains(copy);
    }

    @ParameterizedTest
    @EnumSource
    void anyChangedCharacterIsRefused(Purpose purpose) {
        String local = localPart(purpose, copy);
        for (int i = 0; i < local.length(); i++) {
            char changed = local.charAt(i) == 'a' ? 'b' : 'a';
            assertThat(verify(purpose, local.substring(0, i) + changed + local.substring(i + 1))).as("character " + i).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyOtherLengthIsRefused(Purpose purpose) {
        String local = localPart(purpose, copy);
        for (String other : new String[] {"", local.substring(0, 2), local.substring(0, local.length() - 1), local + "a", local + "0"}) {
            assertThat(verify(purpose, other)).as(other).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotInTheAlphabetIsRefused(Purpose purpose) {
        String local = localPart(purpose, copy);
        String strange = (purpose == Purpose.BOUNCE ? "0189" : "wxyz") + "=+-\u212a\u0131\u0661";
        for (char c : strange.toCharArray()) {
            assertThat(verify(purpose, local.substring(0, 20) + c + local.substring(21))).as("character " + c).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anotherDomainIsRefused(Purpose purpose) {
        assertThat(addresses.verify(purpose, localPart(purpose, copy), "bounce.example.net")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void anotherMasterKeyIsRefused(Purpose purpose) {
        byte[] secret = new byte[32];
        secret[31] = 1;
        assertThat(new CopyAddresses(MasterKey.of(secret)).verify(purpose, localPart(purpose, copy), DOMAIN)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void anAddressOfAnotherQuarterStillHolds(Purpose purpose) {
        MessageCopy old = copyAt(NOW.minus(Duration.ofDays(200)), 0);
        String local = localPart(purpose, old);
        localPart(purpose, copy);
        assertThat(verify(purpose, local)).contains(old);
    }

    @Test
    void anAddressIsForOnePurpose() {
        assertThat(verify(Purpose.BOUNCE, "b" + localPart(Purpose.UNSUBSCRIBE, copy).substring(1))).isEmpty();
    }

    private Optional<MessageCopy> verify(Purpose purpose, String localPart) {
        return addresses.verify(purpose, localPart, DOMAIN);
    }

    private String localPart(Purpose purpose, MessageCopy of) {
        String address = addresses.of(of, purpose, DOMAIN);
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
