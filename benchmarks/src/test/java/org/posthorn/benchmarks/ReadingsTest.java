package org.posthorn.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ReadingsTest {

    @Test
    void aProcessNamedWithBlanksAndBracketsIsReadRight() {
        String stat = "77 (a (b) c) S 1 77 77 0 -1 4194560 900 0 0 0 11 7 300 20 20 0 1 0 12345 4000 200";
        assertThat(ProcessTree.ticksOf(stat)).isEqualTo(338);
    }

    @Test
    void waitingForTheDiskIsNotBusy() {
        assertThat(MachineCpu.parse("cpu  10 20 30 4000 500 1 2 3 0 0"))
            .isEqualTo(new MachineCpu(Duration.ofMillis(630), Duration.ofMillis(30)));
    }

    @Test
    void aSyncCallIsCountedWhereItBegins() {
        assertThat(Syncs.isCall("8773  fdatasync(12 <unfinished ...>")).isTrue();
    }

    @Test
    void aSyncCallIsNotCountedAgainWhereItResumes() {
        assertThat(Syncs.isCall("8773  <... fdatasync resumed>) = 0")).isFalse();
    }

    @Test
    void aPackageIsFourNamesDeepAtMost() {
        assertThat(Profile.packageOf("org.posthorn.mail.dkim.canonical.Relaxed")).isEqualTo("org.posthorn.mail.dkim");
    }
}
