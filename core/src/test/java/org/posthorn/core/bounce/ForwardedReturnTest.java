package org.posthorn.core.bounce;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.posthorn.core.address.Address;
import org.posthorn.core.message.RawMessage;

class ForwardedReturnTest {
    private static final RawMessage REPLY = message("Subject: Re: The news\r\n\r\nThank you\r\n");

    private static RawMessage message(String text) {
        return RawMessage.of(text.getBytes(US_ASCII));
    }

    private static boolean isLooping(RawMessage message) {
        return ForwardedReturn.isLooping(message, ReturnedMessage.read(message.toByteArray(), new BounceReader()));
    }

    private static boolean isFromReader(String sender, String from) {
        return ForwardedReturn.isFrom(new Address("Returns", "corp.example.net"), sender, message("From: " + from + "\r\n\r\nHello\r\n"));
    }

    @Test
    void aReplyDoesNotLoop() {
        assertThat(isLooping(REPLY)).isFalse();
    }

    @Test
    void whatWasForwardedLoops() {
        assertThat(isLooping(ForwardedReturn.of(REPLY))).isTrue();
    }

    @Test
    void whatHasAForwardedMessageAttachedLoops() {
        assertThat(isLooping(message("Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: message/rfc822\r\n\r\n"
            + new String(ForwardedReturn.of(REPLY).toByteArray(), US_ASCII) + "\r\n--x--\r\n"))).isTrue();
    }

    @Test
    void whatQuotesAForwardedMessageLoops() {
        assertThat(isLooping(message("Subject: Re: Re\r\n\r\n> X-Posthorn-Forwarded: yes\r\n> Thank you\r\n"))).isTrue();
    }

    @Test
    void theReaderIsKnownByTheEnvelope() {
        assertThat(isFromReader("returns@corp.example.net", "A machine <m@corp.example.net>")).isTrue();
    }

    @Test
    void theReaderIsKnownByTheHeader() {
        assertThat(isFromReader("", "Returns <RETURNS@corp.example.net>")).isTrue();
    }

    @Test
    void anotherIsNotTheReader() {
        assertThat(isFromReader("bob@example.org", "Bob <bob@example.org>")).isFalse();
    }

    @Test
    void whatPassedTooManyServersLoops() {
        assertThat(isLooping(message("Received: by one\r\n".repeat(101) + "\r\n"))).isTrue();
    }

    @Test
    void itCallsItselfAutomatic() {
        assertThat(ForwardedReturn.of(REPLY).header("Auto-Submitted")).contains("auto-generated");
    }

    @Test
    void itKeepsWhatItCallsItself() {
        RawMessage away = ForwardedReturn.of(message("Auto-Submitted: auto-replied\r\n\r\nI am away\r\n"));

        assertThat(away.fields().stream().filter(field -> field.is("Auto-Submitted"))).hasSize(1);
    }

    @Test
    void belowTheAddedFieldsNothingChanges() {
        assertThat(new String(ForwardedReturn.of(REPLY).toByteArray(), US_ASCII)).endsWith(new String(REPLY.toByteArray(), US_ASCII));
    }
}
