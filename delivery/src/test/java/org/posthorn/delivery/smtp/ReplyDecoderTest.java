package org.posthorn.delivery.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderException;
import org.junit.jupiter.api.Test;

class ReplyDecoderTest {
    private final EmbeddedChannel channel = new EmbeddedChannel(new ReplyDecoder());

    @Test
    void aReplyOfSeveralLinesIsOneReply() {
        receive("550-5.1.1 no\r\n550-\r\n550 such user\r\n");
        assertThat(next()).isEqualTo(new RawReply(550, List.of("5.1.1 no", "", "such user")));
    }

    @Test
    void severalRepliesInOnePacketAreSeveral() {
        receive("250 a\r\n354\r\n");
        assertThat(List.of(next(), next())).containsExactly(new RawReply(250, List.of("a")), new RawReply(354, List.of("")));
    }

    @Test
    void aReplyInPiecesIsPutTogether() {
        receive("25");
        receive("0 o");
        receive("k\r");
        receive("\n");
        assertThat(next()).isEqualTo(new RawReply(250, List.of("ok")));
    }

    @Test
    void textInUtf8IsRead() {
        receive("550 5.1.1 Grüße\n");
        assertThat(next().lines()).containsExactly("5.1.1 Grüße");
    }

    @Test
    void whatHasNoCodeIsNoReply() {
        assertThatThrownBy(() -> receive("hello\r\n")).isInstanceOf(DecoderException.class);
    }

    @Test
    void aLineWithoutEndIsNoReply() {
        assertThatThrownBy(() -> receive("250 " + "x".repeat(5000))).isInstanceOf(DecoderException.class);
    }

    @Test
    void linesWithoutEndAreCut() {
        receive("250-x\r\n".repeat(1000) + "250 last\r\n");
        assertThat(next().lines()).hasSize(100);
    }

    private void receive(String bytes) {
        channel.writeInbound(Unpooled.copiedBuffer(bytes, UTF_8));
    }

    private RawReply next() {
        return channel.readInbound();
    }
}
