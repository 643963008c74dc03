package org.posthorn.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class RequiredToolTest {
    private String before;

    @BeforeEach
    void remember() {
        before = System.getProperty("tools", "");
    }

    @AfterEach
    void restore() {
        System.setProperty("tools", before);
    }

    @Test
    void skipsWithTheCommandThatInstallsIt() {
        System.setProperty("tools", "");
        assertThatThrownBy(() -> RequiredTool.demand(false, "apt-get install it"))
                .isInstanceOf(TestAbortedException.class).hasMessageContaining("apt-get install it");
    }

    @Test
    void failsWhereToolsAreRequired() {
        System.setProperty("tools", "required");
        assertThatThrownBy(() -> RequiredTool.demand(false, "apt-get install it")).isInstanceOf(AssertionError.class).hasMessage("apt-get install it");
    }

    @Test
    void letsATestRunWhereTheToolIsThere() {
        System.setProperty("tools", "required");
        assertThatCode(() -> RequiredTool.demand(true, "unused")).doesNotThrowAnyException();
    }
}
