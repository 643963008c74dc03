package org.posthorn.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrganizationalDomainTest {
    @ParameterizedTest
    @CsvSource({
        "news.example.com, example.com",
        "example.com, example.com",
        "a.b.example.co.uk, example.co.uk",
        "co.uk, co.uk",
        "com, com",
        "shop.someone.github.io, someone.github.io",
        "github.io, github.io",
        "x.compute.amazonaws.com, x.compute.amazonaws.com",
        "news.acme.example, acme.example",
        "acme.example, acme.example",
        "localhost, localhost",
        "[192.0.2.1], [192.0.2.1]",
        "news.xn--mnchen-3ya.de, xn--mnchen-3ya.de"})
    void isOneLabelMoreThanThePublicSuffix(String domain, String organizational) {
        assertThat(OrganizationalDomain.of(domain)).isEqualTo(organizational);
    }

    @ParameterizedTest
    @CsvSource({
        "bounce.example.com, news.example.com, true",
        "one.co.uk, other.co.uk, false",
        "one.github.io, other.github.io, false",
        "a.m\u00fcnchen.de, xn--mnchen-3ya.de, true",
        "[192.0.2.1], [192.0.2.2], false",
        "[192.0.2.1], [192.0.2.1], true",
        "one.xn--p1ai, other.xn--p1ai, false",
        "a.one.compute.amazonaws.com, b.two.compute.amazonaws.com, false"})
    void tellsWhetherTwoDomainsBelongTogether(String one, String other, boolean same) {
        assertThat(OrganizationalDomain.same(one, other)).isEqualTo(same);
    }
}
