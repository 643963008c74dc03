package org.posthorn.core.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpRangeTest {
    @ParameterizedTest
    @CsvSource({"192.0.2.0/24,192.0.2.255", "192.0.2.7,192.0.2.7", "0.0.0.0/0,203.0.113.9", "10.128.0.0/9,10.255.0.1", "2001:db8::/32,2001:db8:ffff::1",
        "::1,::1", "::/0,2001:db8::1", "192.0.2.0/24,::ffff:192.0.2.7"})
    void anAddressInTheNetworkIsContained(String range, String address) {
        assertThat(IpRange.parse(range).orElseThrow().contains(ip(address))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.0/24,192.0.3.0", "192.0.2.7,192.0.2.6", "10.128.0.0/9,10.127.255.255",
        "2001:db8::/32,2001:db9::1", "0.0.0.0/0,::1", "::/0,192.0.2.1"})
    void anAddressOutsideIsNot(String range, String address) {
        assertThat(IpRange.parse(range).orElseThrow().contains(ip(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.0/24", "192.0.2.7", "0.0.0.0/0", "2001:db8::/32", "::1", "::", "2001:db8:0:1::7",
        "1:0:0:2::3", "1:2:3:4:5:6:7:8", "::/0"})
    void theTextIsTheOneThatWasRead(String text) {
        assertThat(IpRange.parse(text).orElseThrow().text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"2001:DB8:0:0:0:0:0:1,2001:db8::1", "192.0.2.7/32,192.0.2.7", "::ffff:192.0.2.7,192.0.2.7", "0:0:1:0:0:0:0:1,0:0:1::1"})
    void theTextIsTheShortest(String given, String text) {
        assertThat(IpRange.parse(given).orElseThrow().text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "example.com", "192.0.2", "192.0.2.256", "192.0.2.01", "192.0.2.0/33", "192.0.2.0/-1", "192.0.2.0/",
        "192.0.2.1/24",
        "2001:db8::1/32", "::1/129", "::1%lo", "1::2::3", "12345::", "/24", "192.0.2.0/24/24", "dead.beef", "cafe", ":", "1.2.3.4:25", " ::1"})
    void whatIsNoNetworkIsNotRead(String text) {
        assertThat(IpRange.parse(text)).isEmpty();
    }

    @Test
    void aNameIsNeverLookedUp() {
        long begin = System.nanoTime();
        assertThat(IpRange.address("host.invalid")).isEmpty();
        assertThat(System.nanoTime() - begin).isLessThan(1_000_000_000L);
    }

    private static InetAddress ip(String text) {
        return IpRange.address(text).orElseThrow();
    }
}
