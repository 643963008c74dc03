package org.posthorn.core.policy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posthorn.core.address.Address;

class MailboxesTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "ann@news.example.com", " ann@news.example.com ", "<ann@news.example.com>", "Ann <ann@news.example.com>", "Ann<ann@news.example.com>",
        "Ann B. Jones <ann@news.example.com>", "\"Jones, Ann\" <ann@news.example.com>", "\"bob@example.org\" <ann@news.example.com>",
        "\"a \\\" <bob@example.org>\" <ann@news.example.com>", "=?utf-8?q?J=C3=B6rg?= <ann@news.example.com>", "ann@news.example.com (Ann)",
        "(a (nested) comment) Ann <ann@news.example.com> (and \\) another)", "Ann \"the\" Jones\t<ann@news.example.com>", "< ann@news.example.com >",
        "ann@NEWS.example.com", "Ann & Bob's / <ann@news.example.com>"})
    void findsTheOneAddress(String value) {
        assertThat(Mailboxes.single(value)).contains(new Address("ann", "news.example.com"));
    }

    @Test
    void readsUtf8() {
        String value = new String("J\u00f6rg <j\u00f6rg@m\u00fcnchen.example>".getBytes(UTF_8), ISO_8859_1);
        assertThat(Mailboxes.single(value)).contains(new Address("j\u00f6rg", "m\u00fcnchen.example"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a b\"@example.org", "Ann <\"a>b,\"@example.org>", "ann@[192.0.2.1]", "Ann <ann@[IPv6:2001:db8::1]>", "ann+tag=x@example.org"})
    void readsOddButValidAddresses(String value) {
        assertThat(Mailboxes.single(value)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "ann", "<>", "<ann>", "@example.com", "ann@", "Ann ann@example.com", "Ann <ann@example.com", "ann@example.com>",
        "ann@example.com, bob@example.org", "ann@example.com,", ",ann@example.com", "Ann <ann@example.com>, Bob <bob@example.org>",
        "Ann <ann@example.com> bob@example.org", "Ann <ann@example.com> <bob@example.org>", "<ann@example.com><bob@example.org>",
        "bob@example.org <ann@example.com>", "bob@example.org, Ann <ann@example.com>", "Jones, Ann <ann@example.com>",
        "<@relay.example:ann@example.com>", "friends: ann@example.com;", "undisclosed-recipients:;", "ann@example.com; bob@example.org",
        "ann @example.com", "ann@ example.com", "ann(comment)@example.com", "ann@(comment)example.com", "a . b@example.com",
        "ann.@example.com", ".ann@example.com", "a..b@example.com", "ann@example..com", "ann@-example.com", "ann@@example.com",
        "=?utf-8?q?ann=40evil.example?=", "=?utf-8?q?ann=40evil.example=2C?=@example.com", "Ann <=?utf-8?q?a?=@example.com>",
        "\"Ann <ann@example.com>", "Ann (<ann@example.com>", "ann@example.com (open", "ann@example.com )", "Ann <<ann@example.com>>",
        "Ann \\<bob@example.org> <ann@example.com>", "Ann [x] <ann@example.com>", "\"a\"b@example.com", "ann@[192.0.2.1", "ann@[192.0.2.1]x",
        "ann@example.com\\", "\"ann@example.com\\", "(\\", "\"\\"})
    void findsNoneWhereReadersMightDiffer(String value) {
        assertThat(Mailboxes.single(value)).isEmpty();
    }

    @Test
    void octetsThatAreNoUtf8AreNoAddress() {
        assertThat(Mailboxes.single("j\u00f6rg@example.com")).isEmpty();
    }

    @Test
    void deepCommentsCostNoStack() {
        assertThat(Mailboxes.single("(".repeat(100_000) + ")".repeat(100_000) + " ann@example.com")).isPresent();
    }
}
