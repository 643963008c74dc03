package org.posthorn.webadmin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
    @Test
    void everyRowEndsInCrlf() {
        assertThat(Csv.table(List.of(List.of("a", "b"), Arrays.asList(null, "1")))).isEqualTo("a,b\r\n,1\r\n");
    }

    @Test
    void aCellWithACommaAQuoteOrALineBreakIsQuoted() {
        assertThat(Csv.table(List.of(List.of("a,b", "say \"x\"", "a\r\nb", "a b")))).isEqualTo("\"a,b\",\"say \"\"x\"\"\",\"a\r\nb\",a b\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1"})
    void aCellIsNoFormula(String text) {
        assertThat(Csv.table(List.of(List.of(text)))).isEqualTo("'" + text + "\r\n");
    }
}
