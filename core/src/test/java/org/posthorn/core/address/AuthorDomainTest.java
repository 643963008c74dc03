package org.posthorn.core.address;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posthorn.core.message.RawMessage;

class AuthorDomainTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "a@example.com",
        "  a@Example.COM ",
        "<a@example.com>",
        "Ann <a@example.com>",
        "\"Ann\" <a@example.com>",
        "Doe, Ann <a@example.com>",
        "Ann\r\n <a@example.com>",
        "=?utf-8?q?a=40other.org_=3Cb=40other.org=3E?= <a@example.com>",
        "\"b@other.org\" <a@example.com>",
        "b@other.org <a@example.com>",
        "\"<b@other.org>, \\\" c@other.org\" <a@example.com>",
        "a@example.com (Ann, b@other.org)",
        "(b@other.org) <a@example.com> (or <c@other.org> (or \\) d@other.org))",
        "(it\"s) <a@example.com> (it\"s)",
        "\"(\" <a@example.com>",
        "\"odd, local\"@example.com",
        "\"odd<local\"@example.com",
        "Ann <\"b@other.org\"@example.com>",
        "Ann <a@example.com >"})
    void theAuthorsDomainIsRead(String from) {
        assertThat(domain(from)).contains("example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "",
        "a",
        "a@",
        "<>",
        "undisclosed: ;",
        "Ann <a@example.com>, Ben <b@other.org>",
        "a@example.com, Ben <b@other.org>",
        "Ben <b@other.org>, a@example.com",
        "a@example.com, b@other.org",
        "a@other.org@example.com",
        "Ann <a@example.com> <b@other.org>",
        "Ann <a@example.com",
        "Ann a@example.com>",
        "\"Ann <a@example.com>",
        "(Ann <a@example.com>",
        "a@exa\u00c3\u00a9mple.com"})
    void whatLeavesADoubtGivesNone(String from) {
        assertThat(domain(from)).isEmpty();
    }

    @Test
    void aMessageWithoutFromHasNoAuthor() {
        assertThat(AuthorDomain.of(message("To: a@example.com\r\n\r\n"))).isEmpty();
    }

    @Test
    void aMessageWithTwoFromFieldsLeavesADoubt() {
        assertThat(AuthorDomain.of(message("From: a@example.com\r\nFrom: b@example.com\r\n\r\n"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<", "<@", "a@", "(", "\"", "\\", "()", ",", "\r\n "})
    void aHostileFieldOfAMegabyteIsQuick(String piece) {
        assertQuick(piece.repeat((1 << 20) / piece.length()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "\"", "<", "(\\", "<a@"})
    void aHostileFieldJustShortEnoughIsQuick(String piece) {
        assertQuick(piece.repeat(4000 / piece.length()));
    }

    @Test
    void deeplyNestedCommentsAreQuick() {
        assertQuick("(".repeat(1900) + ")".repeat(1900) + " a@example.com");
    }

    private static void assertQuick(String from) {
        Assertions.assertTimeout(Duration.ofSeconds(1), () -> domain(from));
    }

    private static Optional<String> domain(String from) {
        return AuthorDomain.of(message("From: " + from + "\r\nTo: x@y\r\n\r\n"));
    }

    private static RawMessage message(String text) {
        return RawMessage.of(text.getBytes(ISO_8859_1));
    }
}
