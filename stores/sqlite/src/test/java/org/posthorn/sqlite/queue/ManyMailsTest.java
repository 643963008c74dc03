package org.posthorn.sqlite.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posthorn.core.delivery.Outgoing;
import org.posthorn.core.message.RawMessage;

/** Queues with much in them. */
class ManyMailsTest {
    private static final int MANY = 50_000;
    private static final String FAR_FUTURE = "9000000000000000000";

    @TempDir
    private Path directory;

    @Test
    void aQueueWithManyMailsOpensSoonAndStillGivesAFreshOneAtOnce() throws Exception {
        fill("waiting.example", FAR_FUTURE);
        long before = System.nanoTime();
        try (SqliteMailQueueFactory factory = Mails.open(directory)) {
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
            SqliteMailQueue outgoing = factory.getQueue(SqliteMailQueueFactory.OUTGOING).orElseThrow();
            outgoing.enQueue(Mails.copy("fresh@example.org", RawMessage.of(new byte[1])));
            assertThat(Mails.take(outgoing).getMail().getRecipients()).hasToString("[fresh@example.org]");
        }
    }

    @Test
    void manyMailsInAClosedLaneDoNotSlowTheOthers() throws Exception {
        fill("closed.example", "0");
        try (SqliteMailQueueFactory factory = Mails.open(directory)) {
            for (int i = 0; i < 100; i++) {
                factory.createQueue(SqliteMailQueueFactory.OUTGOING).enQueue(Mails.copy(i + "@open.example", RawMessage.of(new byte[1])));
            }
            long before = System.nanoTime();
            for (int i = 0; i < 100; i++) {
                Optional<Outgoing> copy = factory.outgoing().take(lane -> !lane.equals("closed.example"));
                assertThat(copy.orElseThrow().lane()).isEqualTo("open.example");
            }
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
        }
    }

    /** Writes rows only: what waits is not read before it is taken. */
    private void fill(String lane, String due) throws SQLException {
        try (SqliteMailQueueFactory factory = Mails.open(directory)) {
            factory.createQueue(SqliteMailQueueFactory.OUTGOING);
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("queue.db"));
             Statement statement = connection.createStatement()) {
            statement.executeUpdate("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + MANY + ")"
                + " INSERT INTO q (id, queue, lane, prio, attempts, deadline, due)"
                + " SELECT i, (SELECT id FROM queue), '" + lane + "', 5, 0, " + FAR_FUTURE + ", " + due + " FROM n");
        }
    }
}
