package org.posthorn.core.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.posthorn.core.message.MessageCopy;
import org.posthorn.core.message.MessageId;
import org.posthorn.core.secret.MasterKey;

class CopyMarksTest {
    private final ReturnPaths paths = new ReturnPaths(MasterKey.of(new byte[32]));
    private final CopyMarks marks = new CopyMarks(paths);
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
    void aMarkHasNothingThatLooksLikeAnAddress() {
        assertThat(marks.of(copy)).matches("[a-z2-7]{45}");
    }

    @Test
    void aReturnPathIsNoMark() {
        String address = paths.address(copy, "bounce.news.example.com");

        assertThat(marks.verify(address.substring(2, address.indexOf('@')))).isEmpty();
    }

    @Test
    void aMarkIsNoReturnPath() {
        assertThat(paths.verify("b-" + marks.of(copy), "bounce.news.example.com")).isEmpty();
    }

    @Test
    void anythingElseIsNone() {
        assertThat(marks.verify("<mark@example.org>")).isEmpty();
    }
}
