package org.posthorn.core.dkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DkimKeysTest {
    @Test
    void aKeyHas2048Bits() {
        assertThat(((RSAPublicKey) SampleKeys.KEY.publicKey()).getModulus().bitLength()).isEqualTo(2048);
    }

    @Test
    void theRecordHoldsThePublicKey() throws GeneralSecurityException {
        String record = DkimKeys.dnsRecord(SampleKeys.KEY.publicKey());
        assertThat(record).startsWith("v=DKIM1; k=rsa; p=");
        byte[] published = Base64.getDecoder().decode(record.substring("v=DKIM1; k=rsa; p=".length()));
        RSAPublicKey key = (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(published));
        assertThat(key.getModulus()).isEqualTo(((RSAPublicKey) SampleKeys.KEY.publicKey()).getModulus());
    }

    @Test
    void aStoredKeyComesBackWhole() {
        DkimKey back = DkimKeys.decode("s2026q4", DkimKeys.encode(SampleKeys.KEY.privateKey()));
        assertThat(back.privateKey().getEncoded()).isEqualTo(SampleKeys.KEY.privateKey().getEncoded());
        assertThat(DkimKeys.dnsRecord(back.publicKey())).isEqualTo(DkimKeys.dnsRecord(SampleKeys.KEY.publicKey()));
    }

    @Test
    void whatIsNoKeyIsRefused() {
        assertThatThrownBy(() -> DkimKeys.decode("s2026q4", new byte[] {1, 2, 3})).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"2026-01-01T00:00:00Z, s2026q1", "2026-11-21T00:00:00Z, s2026q4", "2027-06-30T23:59:59Z, s2027q2"})
    void theDefaultSelectorNamesTheQuarter(String time, String selector) {
        assertThat(DkimKeys.defaultSelector(Clock.fixed(Instant.parse(time), ZoneOffset.UTC))).isEqualTo(selector);
    }

    @Test
    void theProviderSaysItsName() {
        assertThat(RsaProvider.runtimes().name()).startsWith("Sun");
    }
}
