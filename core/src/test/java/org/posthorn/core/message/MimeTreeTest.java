package org.posthorn.core.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MimeTreeTest {
    private static final String MIXED = "Content-Type: multipart/mixed; boundary=b\r\n\r\n";

    @Test
    void aMessageWithoutMultipartIsItsOnlyLeaf() {
        assertThat(bodies("Content-Type: text/html\r\n\r\none\r\n")).isEqualTo("[one\r\n]");
    }

    @Test
    void partsLieBetweenDelimitersWithoutTheirLineBreaks() {
        assertThat(bodies(MIXED + "preamble\r\n--b\r\n\r\none\r\n--b \t\r\n\r\n\r\ntwo\r\n\r\n--b--\r\nepilogue\r\n--b\r\n\r\nno\r\n"))
            .isEqualTo("[one][\r\ntwo\r\n]");
    }

    @Test
    void anEmptyPartIsALeaf() {
        assertThat(bodies(MIXED + "--b\r\n\r\n\r\n--b\r\nX: 1\r\n\r\n\r\n--b--\r\n")).isEqualTo("[][]");
    }

    @Test
    void bareLineFeedsEndLinesToo() {
        assertThat(bodies(MIXED.replace("\r", "") + "--b\n\none\n--b--\n")).isEqualTo("[one]");
    }

    @Test
    void aMissingEndBoundaryIsNoHarm() {
        assertThat(bodies(MIXED + "--b\r\n\r\none\r\n--b\r\n\r\ntwo")).isEqualTo("[one][two]");
    }

    @Test
    void linesThatOnlyBeginLikeADelimiterAreText() {
        assertThat(bodies(MIXED + "--b\r\n\r\n--bb\r\n--b-\r\n --b\r\n--b--x\r\n--b--\r\n")).isEqualTo("[--bb\r\n--b-\r\n --b\r\n--b--x]");
    }

    @Test
    void multipartsNestAndAnOuterBoundaryEndsTheInner() {
        String inner = "Content-Type: multipart/alternative; boundary=\"b c\"\r\n\r\n--b c\r\n\r\none\r\n--b c\r\n\r\ntwo\r\n";
        assertThat(bodies(MIXED + "--b\r\n" + inner + "--b\r\n\r\nthree\r\n--b--\r\n")).isEqualTo("[one][two][three]");
    }

    @Test
    void aMessageInsideIsALeaf() {
        assertThat(bodies(MIXED + "--b\r\nContent-Type: message/rfc822\r\n\r\n" + MIXED + "x\r\n--b--\r\n")).isEqualTo("[" + MIXED + "x]");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Content-Type: multipart/mixed", "Content-Type: multipart/mixed; boundary=\"\"", "Content-Type: multipart/mixed; boundary*=us-ascii''b",
        "Content-Type: multipart/mixed; boundary=b; boundary=c", "Content-Type: multipart/signed; boundary=b", "Content-Type: multipart/encrypted; boundary=b",
        "Content-Type: multipart/mixed; boundary=b\r\nContent-Transfer-Encoding: base64", "Content-Type: multipart/mixed; boundary=b\r\nno field",
        "Content-Type: multipart/mixed; boundary=b\r\nContent-Disposition: attachment", ": x\r\nContent-Type: multipart/mixed; boundary=b",
        "Content-Type: multipart/mixed; boundary=b\r\ncontent-type : multipart/mixed; boundary=b"})
    void whatCannotBeReadForSureHasNoLeaves(String header) {
        assertThat(bodies(header + "\r\n\r\n--b\r\n\r\none\r\n--b--\r\n")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Content-Type: multipart/mixed;\r\n boundary=\"b\"", "content-type: Multipart/Mixed ; Boundary = b ; x=y",
        "CONTENT-TYPE:multipart/mixed; boundary=\"b\"",
        "Content-Type: multipart/mixed; (comment) boundary=b\r\nContent-Transfer-Encoding: 8BIT", "X: 1\r\n 2\r\nContent-Type: multipart/mixed; boundary=b"})
    void theHeaderIsReadInAllItsForms(String header) {
        assertThat(bodies(header + "\r\n\r\n--b\r\n\r\none\r\n--b--\r\n")).isEqualTo("[one]");
    }

    @Test
    void whatHasNoEmptyLineHasNoBody() {
        assertThat(bodies("Content-Type: text/html\r\n")).isEmpty();
        assertThat(bodies("")).isEmpty();
    }

    @Test
    void aThousandPartsAreReadAndNotOneMore() {
        assertThat(MimeTree.leaves(MIXED + "--b\r\n\r\n\r\n".repeat(999))).hasSize(999);
        assertThat(MimeTree.leaves(MIXED + "--b\r\n\r\n\r\n".repeat(1000))).isEmpty();
    }

    @Test
    void aDepthOfTwentyIsReadAndNotOneMore() {
        assertThat(MimeTree.leaves(nested(20))).hasSize(1);
        assertThat(MimeTree.leaves(nested(21))).isEmpty();
    }

    @Test
    void aHeaderOfMoreThanAQuarterMegabyteIsNotRead() {
        assertThat(MimeTree.leaves("X: 1\r\n".repeat(50_000) + "\r\nbody")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--b\r\n", "--b\r\n\r\n", "--b", "\r\n", "\n", "-", " ", "X: 1\r\n", "--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"})
    void twentyHostileMegabytesAreReadInBoundedTime(String piece) {
        String message = MIXED + piece.repeat((20 << 20) / piece.length());
        long begin = System.nanoTime();
        List<MimePart> leaves = MimeTree.leaves(message);
        assertThat(System.nanoTime() - begin).as(leaves.size() + " leaves").isLessThan(5_000_000_000L);
    }

    private static String nested(int depth) {
        StringBuilder message = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            message.append("Content-Type: multipart/mixed; boundary=b").append(i).append("\r\n\r\n--b").append(i).append("\r\n");
        }
        return message + "\r\nleaf\r\n";
    }

    private static String bodies(String message) {
        return MimeTree.leaves(message).stream().map(part -> "[" + message.substring(part.start(), part.end()) + "]").collect(Collectors.joining());
    }
}
