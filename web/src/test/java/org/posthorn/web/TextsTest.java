package org.posthorn.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"de|de", "de-CH, fr;q=0.5|de", "nl, it;q=0.3, fr;q=0.7|fr", "ES-mx|es", "*|en", "ja|en", "de;q=0, fr|fr"})
    void theLanguageIsTheOneLikedBest(String accepted, String language) {
        assertThat(Texts.in(accepted).language()).isEqualTo(language);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ";;;", "de;q=x", "q=1", "-", "\u0000", "de;q=7"})
    void nonsenseIsEnglish(String accepted) {
        assertThat(Texts.in(accepted).language()).isEqualTo("en");
    }

    @Test
    void noWishIsEnglish() {
        assertThat(Texts.in(null).language()).isEqualTo("en");
    }

    @Test
    void anEndlessListIsNotRead() {
        assertThat(Texts.in("de" + ",de".repeat(10_000)).language()).isEqualTo("en");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "it", "es"})
    void everyLanguageHasAllWords(String language) {
        Texts texts = Texts.in(language);

        assertThat(List.of("title", "question", "button", "done", "gone")).noneSatisfy(key -> assertThat(texts.get(key)).isBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "it", "es"})
    void theQuestionNamesTheSender(String language) {
        assertThat(Texts.in(language).get("question")).contains("{sender}");
    }

    @Test
    void lettersThatAreNotAsciiAreRead() {
        assertThat(Texts.in("fr").get("title")).isEqualTo("Se désabonner");
    }
}
