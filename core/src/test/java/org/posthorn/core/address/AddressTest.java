package org.posthorn.core.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    @ParameterizedTest
    @ValueSource(strings = {"a@b.com", "first.last@example.com", "a+b=c!{}|~@example.com", "\"a b\"@example.com", "\"a\\\"b\"@example.com",
        "\"a@b\"@example.com",
        "a@[192.0.2.1]", "a@[IPv6:2001:db8::1]", "a@[ipv6:::]", "a@[IPv6:1:2:3:4:5:6:7:8]", "a@[IPv6:::ffff:192.0.2.1]", "a@localhost",
        "a@xn--bcher-kva.example",
        "j\u00f6rg@b\u00fccher.example", "a@1.2.3.example", "\"\"@example.com"})
    void aMailboxIsRead(String text) {
        assertThat(Address.parse(text)).map(Address::localPart).contains(text.substring(0, text.lastIndexOf('@')));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "@", "a", "a@", "@b.com", ".a@b.com", "a.@b.com", "a..b@c.com", "a b@c.com", "a@b..com", "a@.b.com", "a@b.com.",
        "a@-b.com", "a@b-.com",
        "a@b_c.com", "\"a@b.com", "a\"b\"@c.com", "\"a\"b@c.com", "a@[192.0.2]", "a@[192.0.2.256]",
        "a@[192.0.2.1",
        "a@[IPv6:1:2:3]", "a@[IPv6:1::2::3]",
        "a@[IPv6:1:2:3:4:5:6:7:8:9]", "a@[IPv6:1:2:3:4:5:6:7:8:]", "a@[IPv6:192.0.2.1]", "<a@b.com>",
        "a@b.com\r\n", "a\u0000@b.com", "a(comment)@b.com", "a@b@c.com"})
    void whatBreaksTheGrammarIsNone(String text) {
        assertThat(Address.parse(text)).isEmpty();
    }

    @Test
    void aLocalPartHasSixtyFourOctetsAtMost() {
        assertThat(Address.parse("a".repeat(64) + "@b.com")).isPresent();
        assertThat(Address.parse("a".repeat(65) + "@b.com")).isEmpty();
    }

    @Test
    void aLabelHasSixtyThreeOctetsAtMost() {
        assertThat(Address.parse("a@" + "b".repeat(63) + ".com")).isPresent();
        assertThat(Address.parse("a@" + "b".repeat(64) + ".com")).isEmpty();
    }

    @Test
    void aPathHasTwoHundredFiftyFourOctetsAtMost() {
        String domain = ("b".repeat(49) + ".").repeat(4);
        assertThat(Address.parse("a@" + domain + "c".repeat(52))).isPresent();
        assertThat(Address.parse("a@" + domain + "c".repeat(53))).isEmpty();
    }

    @Test
    void theDomainIsLowerCaseAndTheLocalPartAsWritten() {
        assertThat(Address.parse("Bob@Example.ORG")).contains(new Address("Bob", "example.org")).map(Address::toString).contains("Bob@example.org");
    }

    @Test
    void spellingsOfOneMailboxHaveOneKey() {
        assertThat(Address.of("Bob@Example.ORG").key()).isEqualTo("bob@example.org");
    }
}
