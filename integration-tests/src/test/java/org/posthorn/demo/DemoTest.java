package org.posthorn.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posthorn.testing.Repository;

/** The demo is played once; each test looks at what it told. */
class DemoTest {
    private static boolean good;
    private static List<String> told;

    @BeforeAll
    static void play(@TempDir Path home) throws IOException, InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Console console = new Console(new PrintStream(out, true, StandardCharsets.UTF_8));
        good = Demo.play(console, Repository.root().resolve("posthorn").toString(), home, false);
        told = out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static List<String> wordsOf(String beginning) {
        String line = told.stream().filter(each -> each.strip().startsWith(beginning)).findFirst().orElse("");
        return Arrays.asList(line.strip().split(" {2,}"));
    }

    @Test
    void everyRecipientIsAccountedFor() {
        assertThat(good).as(String.join("\n", told)).isTrue();
    }

    @Test
    void oneRecipientComplains() {
        assertThat(told.stream().filter(line -> line.contains("complained by an ARF report"))).hasSize(1);
    }

    @Test
    void theReportCountsTheComplaint() {
        assertThat(wordsOf(Fate.COMPLAINED.title())).containsExactly(Fate.COMPLAINED.title(), "1", "1");
    }

    @Test
    void theReportCountsAll() {
        assertThat(wordsOf("in all").get(1)).isEqualTo(Integer.toString(Guest.ALL.size()));
    }
}
