package org.posthorn.core.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageCopyTest {
    private static final String ID = "01ARZ3NDEKTSV4RRFFQ69G5FAV";

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 513, 65_535})
    void whatIsWrittenIsRead(int recipient) {
        MessageCopy copy = new MessageCopy(new MessageId(ID), recipient);
        assertThat(MessageCopy.parse(copy.toString())).contains(copy);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "-1", ID, ID + "-", ID + "-x", ID + "--1", ID + "-65536", ID + "-999999", ID + "-1-2", "U" + ID + "-1", "!" + ID})
    void whatIsNoCopyIsNotRead(String text) {
        assertThat(MessageCopy.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, MessageCopy.MAX_RECIPIENTS})
    void aPlaceOutOfRangeIsRefused(int recipient) {
        MessageId id = new MessageId(ID);
        assertThatThrownBy(() -> new MessageCopy(id, recipient)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCopyIsWrittenAsItsMessageAndItsPlace() {
        assertThat(new MessageCopy(new MessageId(ID), 7)).hasToString(ID + "-7");
    }
}
