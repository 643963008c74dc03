package org.posthorn.delivery.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import org.junit.jupiter.api.Test;
import org.posthorn.core.message.RawMessage;

class DotStufferTest {
    @Test
    void aLineThatBeginsWithADotGetsAnother() {
        assertThat(stuffed("", "a\r\n.b\r\n..\r\nc.d\r\n")).isEqualTo("a\r\n..b\r\n...\r\nc.d\r\n.\r\n");
    }

    @Test
    void aDotAtTheVeryBeginningGetsAnother() {
        assertThat(stuffed("", ".a\r\n")).isEqualTo("..a\r\n.\r\n");
    }

    @Test
    void aDotAfterTheAddedFieldsGetsAnother() {
        assertThat(stuffed("A: b\r\n", ".c\r\n")).isEqualTo("A: b\r\n..c\r\n.\r\n");
    }

    @Test
    void aDotAfterABareLineFeedGetsAnother() {
        assertThat(stuffed("", "a\n.\r\n")).isEqualTo("a\n..\r\n.\r\n");
    }

    @Test
    void aMessageWithoutItsLastLineEndGetsOne() {
        assertThat(stuffed("", "a\r\nb")).isEqualTo("a\r\nb\r\n.\r\n");
    }

    @Test
    void aMessageThatEndsInABareLineFeedGetsAWholeLineEnd() {
        assertThat(stuffed("", "a\n")).isEqualTo("a\n\r\n.\r\n");
    }

    @Test
    void aMessageOfOneOctetOfBaseIsWhole() {
        assertThat(stuffed("A: b\r", "\n")).isEqualTo("A: b\r\n.\r\n");
    }

    @Test
    void anEmptyMessageIsALoneDot() {
        assertThat(stuffed("", "")).isEqualTo(".\r\n");
    }

    @Test
    void aLargeMessageComesInPartsWithNothingLostAtTheirBorders() {
        String body = "x".repeat(64 * 1024 - 8) + "\r\n" + ".y\r\n".repeat(50_000);
        assertThat(stuffed("A: b\r\n", body)).isEqualTo("A: b\r\n" + body.replace("\r\n.", "\r\n..") + ".\r\n");
    }

    private static String stuffed(String added, String base) {
        DotStuffer stuffer = new DotStuffer(new RawMessage(added.getBytes(ISO_8859_1), base.getBytes(ISO_8859_1)));
        StringBuilder wire = new StringBuilder();
        while (!stuffer.isFinished()) {
            ByteBuf part = stuffer.next(UnpooledByteBufAllocator.DEFAULT);
            wire.append(part.toString(ISO_8859_1));
            part.release();
        }
        return wire.toString();
    }
}
