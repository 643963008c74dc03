package org.posthorn.core.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {
    @ParameterizedTest
    @ValueSource(strings = {"secret", "", "p\u00e4ss w\u00f6rd \ud83d\udd11", "$"})
    void aPasswordVerifies(String password) {
        assertThat(PasswordHash.verify(password, PasswordHash.hash(password))).isTrue();
    }

    @Test
    void anotherPasswordDoesNot() {
        assertThat(PasswordHash.verify("Secret", PasswordHash.hash("secret"))).isFalse();
    }

    @Test
    void theSamePasswordHasAnotherHashEachTime() {
        assertThat(PasswordHash.hash("secret")).isNotEqualTo(PasswordHash.hash("secret")).startsWith("pbkdf2-sha512$210000$");
    }

    @Test
    void aHashWithFewerIterationsIsStillRead() {
        String oneRound = "pbkdf2-sha512$1$c2FsdA$hn9wzxreAs/zdSWZo6U9xK80x6ZpgVrl1RNVThyM8lI";
        assertThat(PasswordHash.verify("password", oneRound)).isTrue();
    }

    @Test
    void noPasswordHasTheDummysHash() {
        assertThat(PasswordHash.verify("", PasswordHash.DUMMY)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "pbkdf2-sha256$1$aa$aa", "pbkdf2-sha512$0$aa$aa", "pbkdf2-sha512$1$aa", "pbkdf2-sha512$x$aa$aa"})
    void whatIsNoHashIsRefused(String text) {
        assertThatThrownBy(() -> PasswordHash.verify("secret", text)).isInstanceOf(IllegalArgumentException.class);
    }
}
