package org.posthorn.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.apache.james.server.core.MailImpl;
import org.junit.jupiter.api.Test;

class DeadlineTest {
    @Test
    void aDeadlineIsKeptToTheMillisecond() throws Exception {
        MailImpl mail = MailImpl.builder().name("mail").build();

        Deadline.set(mail, Instant.parse("2026-11-24T21:00:00.123Z"));

        assertThat(Deadline.of(mail)).contains(Instant.parse("2026-11-24T21:00:00.123Z"));
    }

    @Test
    void aMailHasNoneUnlessItIsSet() throws Exception {
        assertThat(Deadline.of(MailImpl.builder().name("mail").build())).isEmpty();
    }
}
