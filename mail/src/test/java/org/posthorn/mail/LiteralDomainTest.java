package org.posthorn.mail;

import static org.assertj.core.api.Assertions.assertThat;

import javax.mail.internet.AddressException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posthorn.core.address.Address;

class LiteralDomainTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "bob@example.org", "bob@[192.0.2.1]", "bob@[ipv6:2001:db8::1]", "bob@[ipv6:::]", "bob@[ipv6:::1]", "bob@[ipv6:2001:db8::]", "\"a@b\"@[192.0.2.1]",
        "bob@[ipv6:1111:2222:3333:4444:5555:6666:255.255.255.255]", "bob@[ipv6:1111:2222:3333:4444::255.255.255.255]", "bob@192.0.2.1"})
    void anAddressComesOutAsItWentIn(String text) throws AddressException {
        String carried = LiteralDomain.carry(Address.parse(text).orElseThrow()).asString();
        assertThat(LiteralDomain.restore(carried)).isEqualTo(text);
    }

    @Test
    void aLiteralKeepsNoFormThatJamesWouldTakeForAName() throws AddressException {
        assertThat(LiteralDomain.carry(Address.parse("bob@[192.0.2.1]").orElseThrow()).asString()).endsWith(".invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bob", "bob@x.address-literal.invalid", "bob@xx.address-literal.invalid", "bob@xevilx.address-literal.invalid"})
    void whatIsNoneStays(String text) {
        assertThat(LiteralDomain.restore(text)).isEqualTo(text);
    }
}
