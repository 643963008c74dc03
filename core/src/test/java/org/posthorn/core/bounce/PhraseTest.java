package org.posthorn.core.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhraseTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "mailbox full      | the mailbox full again   | true",
        "mailbox full      | the mailbox fully        | false",
        "mailbox full      | the submailbox full      | false",
        "user * unknown    | user bob is unknown      | true",
        "user * unknown    | unknown user             | false",
        "user @ unknown    | user bob@example.org unknown | true",
        "存在しません       | このアドレスは存在しません。 | true",
    })
    void wordsAreFoundAsWholeWords(String phrase, String text, boolean found) {
        PhraseIndex index = new PhraseIndex(List.of(List.of(Phrase.of(phrase))));

        assertThat(index.find(FoldedText.fold(text)).get(0)).isEqualTo(found);
    }

    @Test
    void aStarStandsForNoMoreThanAHundredCharacters() {
        PhraseIndex index = new PhraseIndex(List.of(List.of(Phrase.of("user * unknown"))));

        assertThat(index.find("user " + "x".repeat(101) + " unknown").isEmpty()).isTrue();
    }

    @Test
    void eachRuleWithAPhraseInTheTextIsFound() {
        PhraseIndex index = new PhraseIndex(List.of(List.of(Phrase.of("full")), List.of(Phrase.of("gone")), List.of(Phrase.of("fun"), Phrase.of("mailbox"))));

        assertThat(index.find("mailbox full").stream().boxed()).containsExactly(0, 2);
    }
}
