package org.posthorn.testing.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DiceTest {
    private static String session(long seed, long number) {
        Dice dice = new Dice(seed, number);
        List<String> said = new CommandFuzz(dice, "a@b.example", "c@d.example").session().stream().map(chunk -> Printable.of(chunk.octets())).toList();
        return said + Printable.of(new MessageFuzz(dice).message("a@b.example", "c@d.example")) + Printable.of(new BounceFuzz(dice).message("b@c.example",
                "d@e.example"));
    }

    @Test
    void theSameSeedAndNumberSayTheSame() {
        assertThat(session(1, 2)).isEqualTo(session(1, 2));
    }

    @Test
    void anotherNumberSaysSomethingElse() {
        assertThat(session(1, 3)).isNotEqualTo(session(1, 2));
    }

    @Test
    void anotherSeedSaysSomethingElse() {
        assertThat(session(2, 2)).isNotEqualTo(session(1, 2));
    }
}
