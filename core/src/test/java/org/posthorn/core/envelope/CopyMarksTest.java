package org.posthorn.core.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.posthorn.core.envelope.CopyAddresses.Purpose;
import org.posthorn.core.message.MessageCopy;
import org.posthorn.core.message.MessageId;
import org.posthorn.core.secret.MasterKey;

class CopyMarksTest {
    private final CopyAddresses addresses = new CopyAddresses(MasterKey.of(new byte[32]));
    private final CopyMarks marks = new CopyMarks(addresses);
    private final MessageCopy copy = new MessageCopy(MessageId.create(Clock.systemUTC()), 3);

    @Test
    void aMarkLeadsBackToItsCopy() {
        assertThat(marks.verify(marks.of(copy))).contains(copy);
    }

    @Test
    void aMarkIsReadInAnyCase() {
        assertThat(marks.verify(marks.of(copy).toUpperCase(Locale.ROOT))).contains(copy);
    }

    @Test
    void aMarkThatWasSentBeforeStaysTheSame() {
        MessageCopy sent = new MessageCopy(new MessageId("01KANHT0X6R4E2VQ4N5Y7D3T9W"), 513);
        assertThat(marks.of(sent)).isEqualTo("agnkwhidu3arylo4suxy5upjhqbacb7j5emfacb5fhrpa");
    }

    @Test
    void aMarkHasNothingThatLooksLikeAnAddress() {
        assertThat(marks.of(copy)).matches("[a-z2-7]{45}");
    }

    @Test
    void aReturnAddressIsNoMark() {
        String address = addresses.of(copy, Purpose.BOUNCE, "bounce.news.example.com");

        assertThat(marks.verify(address.substring(2, address.indexOf('@')))).isEmpty();
    }

    @Test
    void aMarkIsNoReturnAddress() {
        assertThat(addresses.verify(Purpose.BOUNCE, "b-" + marks.of(copy), "bounce.news.example.com")).isEmpty();
    }

    @Test
    void anythingElseIsNone() {
        assertThat(marks.verify("<mark@example.org>")).isEmpty();
    }
}
