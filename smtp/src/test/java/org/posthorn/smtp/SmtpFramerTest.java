package org.posthorn.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.TooLongFrameException;

import org.apache.james.protocols.netty.CommandInjectionDetectedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpFramerTest {
    private final DataBudget budget = new DataBudget(1 << 20);
    private final SmtpFramer framer = new SmtpFramer();
    private final List<Throwable> thrown = new ArrayList<>();
    private final EmbeddedChannel channel = new EmbeddedChannel(framer, new ChannelInboundHandlerAdapter() {
        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            thrown.add(cause);
        }
    });

    @Test
    void eachLineIsOneCommand() {
        write("EHLO a\r\nNOOP\r\n");
        assertThat(read()).containsExactly("EHLO a\r\n", "NOOP\r\n");
    }

    @Test
    void aLineMayComeInPieces() {
        write("EH");
        write("LO a\r");
        write("\nNO");
        assertThat(read()).containsExactly("EHLO a\r\n");
    }

    @Test
    void theLongestLineThatAuthMayNeedIsTaken() {
        write("A".repeat(12_286) + "\r\n");
        assertThat(read()).hasSize(1);
    }

    @Test
    void aLineThatIsTooLongIsReportedOnce() {
        write("A".repeat(20_000));
        write("A".repeat(20_000));
        write("A\r\n");
        assertThat(thrown).hasSize(1).first().isInstanceOf(TooLongFrameException.class);
    }

    @Test
    void theRestOfALineThatIsTooLongIsSkipped() {
        write("A".repeat(20_000));
        write("QUIT\r\nNOOP\r\n");
        assertThat(read()).containsExactly("NOOP\r\n");
    }

    @Test
    void whatComesInOnePieceWithALineThatIsTooLongIsNotKeptWaiting() {
        write("A".repeat(20_000) + "\r\nNOOP\r\n");
        assertThat(read()).containsExactly("NOOP\r\n");
    }

    @Test
    void twoLinesThatAreTooLongAreReportedBoth() {
        write("A".repeat(20_000) + "\r\n" + "A".repeat(20_000) + "\r\n");
        assertThat(thrown).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DATA\r\n", "data\n", "DATA \r\n", "DATA            \r\n", " DATA\r\n", "DATA\0\r\n", "\0DATA\u0001\t\r\n"})
    void nothingIsReadBehindDataUntilItIsAnswered(String command) {
        write(command + "NOOP\r\n");
        assertThat(read()).containsExactly(command);
    }

    @Test
    void whatWaitedBehindARefusedDataIsCommands() throws Exception {
        write("DATA\r\nNOOP\r\n");
        read();
        resume();
        assertThat(read()).containsExactly("NOOP\r\n");
    }

    @Test
    void whatWaitedBehindDataIsItsMessage() throws Exception {
        write("DATA\r\nbody\r\n.\r\nQUIT\r\n");
        read();
        resume(100);
        assertThat(read()).containsExactly("message: body\r\n", "QUIT\r\n");
    }

    @Test
    void aMessageMayComeInPieces() throws Exception {
        write("DATA\r\n");
        read();
        resume(100);
        write("bo");
        write("dy\r\n.");
        write("\r\nQU");
        write("IT\r\n");
        assertThat(read()).containsExactly("message: body\r\n", "QUIT\r\n");
    }

    @Test
    void aLineInAMessageIsNoCommandHoweverLong() throws Exception {
        write("DATA\r\n");
        read();
        resume(100_000);
        write("x".repeat(50_000) + "\r\n.\r\n");
        assertThat(thrown).isEmpty();
    }

    @Test
    void severalMessagesMayFollowEachOther() throws Exception {
        write("DATA\r\none\r\n.\r\nDATA\r\ntwo\r\n.\r\n");
        resume(100);
        resume(100);
        assertThat(read()).containsExactly("DATA\r\n", "message: one\r\n", "DATA\r\n", "message: two\r\n");
    }

    @Test
    void aWordThatBeginsLikeDataStopsNothing() {
        write("DATA now\r\nDATABASE\r\nNOOP\r\n");
        assertThat(read()).hasSize(3);
    }

    @Test
    void tooMuchBehindAPauseStopsReading() {
        write("DATA\r\n");
        write("x".repeat(70_000));
        assertThat(channel.config().isAutoRead()).isFalse();
    }

    @Test
    void readingGoesOnAfterThePause() throws Exception {
        write("DATA\r\n");
        write("x".repeat(70_000));
        resume(100_000);
        assertThat(channel.config().isAutoRead()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"STARTTLS\r\n", "starttls\n", "STARTTLS \r\n", "STARTTLS          \r\n", " STARTTLS\r\n", "STARTTLS\0\r\n",
        "\u0001STARTTLS\t\0\r\n"})
    void commandsThatCameAlongWithStartTlsAreAnAttack(String command) {
        write(command + "MAIL FROM:<a@example.com>\r\n");
        assertThat(thrown).hasSize(1).first().extracting(Throwable::getCause).isInstanceOf(CommandInjectionDetectedException.class);
    }

    @Test
    void commandsThatCameAlongWithStartTlsAreNotRun() {
        write("STARTTLS\r\nNOOP\r\n");
        write("NOOP\r\n");
        assertThat(read()).isEmpty();
    }

    @Test
    void whatComesBetweenStartTlsAndItsAnswerIsAnAttack() {
        write("STARTTLS\r\n");
        write("NOOP\r\n");
        assertThatThrownBy(() -> resume()).isInstanceOf(CommandInjectionDetectedException.class);
    }

    @Test
    void commandsGoOnAfterStartTls() throws Exception {
        write("STARTTLS\r\n");
        resume();
        write("EHLO a\r\n");
        assertThat(read()).containsExactly("STARTTLS\r\n", "EHLO a\r\n");
    }

    @Test
    void aSessionThatEndsInItsMessageHoldsNothing() throws Exception {
        write("DATA\r\n");
        resume(100_000);
        write("x".repeat(50_000));

        channel.close();

        assertThat(budget.reserve(1 << 20)).isTrue();
    }

    private void resume() throws Exception {
        framer.resume(channel.pipeline().context(framer), Optional.empty());
    }

    private void resume(long dataLimit) throws Exception {
        framer.resume(channel.pipeline().context(framer), Optional.of(new DataCollector(dataLimit, budget)));
    }

    private void write(String text) {
        channel.writeInbound(Unpooled.copiedBuffer(text, ISO_8859_1));
    }

    private List<String> read() {
        List<String> read = new ArrayList<>();
        for (Object next = channel.readInbound(); next != null; next = channel.readInbound()) {
            read.add(next instanceof Line line ? new String(line.octets(), ISO_8859_1)
                : "message: " + new String(((ReceivedData) next).content(), ISO_8859_1));
        }
        return read;
    }
}
