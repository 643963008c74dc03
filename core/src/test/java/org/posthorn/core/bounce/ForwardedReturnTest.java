package org.posthorn.core.bounce;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.posthorn.core.message.RawMessage;

class ForwardedReturnTest {
    private static final RawMessage REPLY = message("Subject: Re: The news\r\n\r\nThank you\r\n");

    private static RawMessage message(String text) {
        return RawMessage.of(text.getBytes(US_ASCII));
    }

    @Test
    void aReplyDoesNotLoop() {
        assertThat(ForwardedReturn.isLooping(REPLY)).isFalse();
    }

    @Test
    void whatWasForwardedLoops() {
        assertThat(ForwardedReturn.isLooping(ForwardedReturn.of(REPLY))).isTrue();
    }

    @Test
    void whatPassedTooManyServersLoops() {
        assertThat(ForwardedReturn.isLooping(message("Received: by one\r\n".repeat(101) + "\r\n"))).isTrue();
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
