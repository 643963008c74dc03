package org.posthorn.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupCommitTest {
    @TempDir
    private Path directory;
    private Database database;
    private GroupCommit writer;

    @BeforeEach
    void open() {
        database = Database.open(directory.resolve("test.db"), Schema.beside(GroupCommitTest.class));
        writer = GroupCommit.start(database);
    }

    @AfterEach
    void close() {
        writer.close();
        database.close();
    }

    @Test
    void whatWasRunIsThereForReaders() {
        writer.run(sql -> insert(sql, 1));
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void anOperationsResultComesBack() {
        assertThat(writer.<String>run(sql -> "result")).isEqualTo("result");
    }

    @Test
    void waitingOperationsShareOneCommit() throws InterruptedException {
        CountDownLatch gate = blockWriter();
        CompletableFuture<Integer> seenAfterTheFirst = writer.submit(sql -> insert(sql, 0)).thenApply(done -> count());
        for (int i = 1; i < 100; i++) {
            int id = i;
            writer.submit(sql -> insert(sql, id));
        }
        gate.countDown();
        assertThat(seenAfterTheFirst.join()).isEqualTo(100);
    }

    @Test
    void aFailingOperationHurtsOnlyItself() throws InterruptedException {
        CountDownLatch gate = blockWriter();
        CompletableFuture<Void> before = writer.submit(sql -> insert(sql, 1));
        CompletableFuture<Void> failing = writer.submit(sql -> {
            insert(sql, 2);
            return insert(sql, 1);
        });
        CompletableFuture<Void> after = writer.submit(sql -> insert(sql, 3));
        gate.countDown();
        CompletableFuture.allOf(before, after).join();
        assertThat(failing).isCompletedExceptionally();
        assertThat(ids()).containsExactly(1, 3);
    }

    @Test
    void aFailingOperationTellsWhy() {
        assertThatThrownBy(() -> writer.run(sql -> insert(insertAnd(sql, 1), 1))).isInstanceOf(SqliteException.class).hasMessageContaining("UNIQUE");
    }

    @Test
    void aFailedCommitKillsTheWriter() {
        assertThatThrownBy(() -> writer.run(GroupCommitTest::breakForeignKeyAtCommit)).hasMessageContaining("a commit failed");
        assertThatThrownBy(() -> writer.run(sql -> insert(sql, 1))).hasMessageContaining("a commit failed");
        assertThat(writer.causeOfDeath()).isPresent();
    }

    @Test
    void theGroupOfAFailedCommitFailsWhole() throws InterruptedException {
        CountDownLatch gate = blockWriter();
        CompletableFuture<Void> innocent = writer.submit(sql -> insert(sql, 1));
        CompletableFuture<Void> guilty = writer.submit(GroupCommitTest::breakForeignKeyAtCommit);
        gate.countDown();
        assertThatThrownBy(guilty::join).hasMessageContaining("a commit failed");
        assertThat(innocent).isCompletedExceptionally();
    }

    @Test
    void closingWritesWhatWasSubmitted() {
        for (int i = 0; i < 600; i++) {
            int id = i;
            writer.submitLazily(sql -> insert(sql, id));
        }
        writer.close();
        assertThat(count()).isEqualTo(600);
    }

    @Test
    void aClosedWriterRefusesButHasNotDied() {
        writer.close();
        assertThatThrownBy(() -> writer.run(sql -> insert(sql, 1))).hasMessageContaining("is closed");
        assertThat(writer.causeOfDeath()).isEmpty();
    }

    @Test
    void aLazyOperationRidesAlongWithAnEagerOne() {
        writer.close();
        try (GroupCommit patient = GroupCommit.start(database, Duration.ofHours(1))) {
            CompletableFuture<Void> lazy = patient.submitLazily(sql -> insert(sql, 1));
            patient.run(sql -> insert(sql, 2));
            assertThat(lazy.orTimeout(10, TimeUnit.SECONDS).join()).isNull();
        }
    }

    @Test
    void aLoneLazyOperationIsWrittenInTheEnd() {
        assertThat(writer.submitLazily(sql -> insert(sql, 1)).orTimeout(10, TimeUnit.SECONDS).join()).isNull();
    }

    /** Keeps the writer busy until the latch is let go, so that what is submitted meanwhile becomes one group. */
    private CountDownLatch blockWriter() throws InterruptedException {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        writer.submit(sql -> {
            busy.countDown();
            return awaitGate(gate);
        });
        busy.await();
        return gate;
    }

    private static boolean awaitGate(CountDownLatch gate) {
        try {
            return gate.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("The writer was interrupted", e);
        }
    }

    private static Void breakForeignKeyAtCommit(Statements sql) throws SQLException {
        sql.of("INSERT INTO child (parent) VALUES (4711)").executeUpdate();
        return null;
    }

    private static Statements insertAnd(Statements sql, int id) throws SQLException {
        insert(sql, id);
        return sql;
    }

    private static Void insert(Statements sql, int id) throws SQLException {
        PreparedStatement insert = sql.of("INSERT INTO thing (id) VALUES (?)");
        insert.setInt(1, id);
        insert.executeUpdate();
        return null;
    }

    private int count() {
        return ids().size();
    }

    private List<Integer> ids() {
        return database.read(sql -> {
            List<Integer> ids = new ArrayList<>();
            try (ResultSet row = sql.of("SELECT id FROM thing ORDER BY id").executeQuery()) {
                while (row.next()) {
                    ids.add(row.getInt(1));
                }
            }
            return ids;
        });
    }
}
