package org.posthorn.core.message;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class HeaderFieldTest {
    private final List<HeaderField> fields = RawMessage.of("Subject : one\r\n two \r\nTo:x\n\r\n".getBytes(ISO_8859_1)).fields();

    @Test
    void theNameIsAsWrittenWithoutTheBlanksBehindIt() {
        assertThat(fields.get(0).name()).isEqualTo("Subject");
    }

    @Test
    void theTextIsEveryOctetOfTheField() {
        assertThat(fields).extracting(HeaderField::text).containsExactly("Subject : one\r\n two \r\n", "To:x\n");
    }

    @Test
    void theUnfoldedValueHasNoLineBreaksAndNoOuterBlanks() {
        assertThat(fields.get(0).unfoldedValue()).isEqualTo("one two");
    }

    @Test
    void aLongerNameIsNotTheField() {
        assertThat(fields.get(1).is("To-Be")).isFalse();
    }

    @Test
    void aShorterNameIsNotTheField() {
        assertThat(fields.get(0).is("Sub")).isFalse();
    }

    @Test
    void theFieldIsKnownByItsNameInAnyCase() {
        assertThat(fields.get(0).is("sUBJECT")).isTrue();
    }
}
