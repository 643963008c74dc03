package org.posthorn.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class MessageFactoryTest {
    private final MessageFactory factory = new MessageFactory(5);

    @Test
    void aMessageHasTenKilobytes() {
        assertThat(factory.message(1_000).content().length).isBetween(10_000, 10_500);
    }

    @Test
    void theHtmlPartHasSixteenLinks() {
        assertThat(text(factory.message(1)).replace("=\r\n", "").split("<a href=3D", -1)).hasSize(MessageFactory.LINKS + 1);
    }

    @Test
    void everyLineEndsWithCrlf() {
        assertThat(text(factory.message(1)).replace("\r\n", "")).doesNotContain("\r", "\n");
    }

    @Test
    void noLineIsLongerThanNinetyCharactersOrBeginsWithADot() {
        assertThat(text(factory.message(1)).split("\r\n")).allSatisfy(line -> assertThat(line).hasSizeLessThan(90).doesNotStartWith("."));
    }

    @Test
    void theContentEndsWithALineEnd() {
        assertThat(text(factory.message(1))).endsWith("--=_part--\r\n");
    }

    @Test
    void everyMessageHasAMessageIdOfItsOwn() {
        assertThat(LongStream.range(0, 100).mapToObj(number -> text(factory.message(number)).replaceAll("(?s).*Message-ID: (\\S+).*", "$1")))
            .doesNotHaveDuplicates();
    }

    @Test
    void recipientsAreSpreadOverTheDomains() {
        assertThat(LongStream.range(0, 100).mapToObj(number -> factory.message(number).recipient().replaceFirst(".*@", "")).distinct()).hasSize(5);
    }

    private static String text(Message message) {
        return new String(message.content(), UTF_8);
    }
}
