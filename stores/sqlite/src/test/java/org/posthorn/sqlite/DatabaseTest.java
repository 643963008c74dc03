package org.posthorn.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    private static final Schema SCHEMA = Schema.beside(DatabaseTest.class);

    @TempDir
    private Path directory;
    private Path file;

    @BeforeEach
    void nameFile() {
        file = directory.resolve("new/test.db");
    }

    @Test
    void aNewFileHasTheTablesOfAllScripts() {
        try (Database database = Database.open(file, SCHEMA)) {
            assertThat(number(database, "SELECT count(*) FROM thing")).isZero();
            assertThat(number(database, "PRAGMA user_version")).isEqualTo(1);
        }
    }

    @Test
    void aFileCanBeOpenedAgain() {
        Database.open(file, SCHEMA).close();
        try (Database database = Database.open(file, SCHEMA)) {
            assertThat(number(database, "PRAGMA user_version")).isEqualTo(1);
        }
    }

    @Test
    void aFileOfANewerVersionIsRefused() throws SQLException {
        Database.open(file, SCHEMA).close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file); Statement statement = connection.createStatement()) {
            statement.executeUpdate("PRAGMA user_version = 2");
        }
        assertThatThrownBy(() -> Database.open(file, SCHEMA)).isInstanceOf(SqliteException.class).hasMessageContaining("newer version of Posthorn");
    }

    @Test
    void aFileThatIsNoDatabaseIsRefused() throws Exception {
        Path text = directory.resolve("text");
        Files.writeString(text, "This is no database, but it is long enough to be taken for one at first sight. ".repeat(20));
        assertThatThrownBy(() -> Database.open(text, SCHEMA)).isInstanceOf(SqliteException.class).hasMessageContaining("cannot be opened");
    }

    @Test
    void everyConnectionSyncsEachCommit() throws SQLException {
        try (Database database = Database.open(file, SCHEMA)) {
            assertThat(number(database.writer(), "PRAGMA synchronous")).isEqualTo(2);
            assertThat(number(database, "PRAGMA synchronous")).isEqualTo(2);
        }
    }

    @Test
    void theFileCanShrinkAndKeepsALog() throws SQLException {
        try (Database database = Database.open(file, SCHEMA)) {
            assertThat(number(database, "PRAGMA auto_vacuum")).isEqualTo(2);
            assertThat(number(database, "PRAGMA page_size")).isEqualTo(4096);
            assertThat(number(database.writer(), "PRAGMA wal_autocheckpoint")).isEqualTo(8000);
        }
    }

    @Test
    void readersCannotWrite() {
        try (Database database = Database.open(file, SCHEMA)) {
            assertThatThrownBy(() -> database.read(sql -> sql.of("INSERT INTO thing (id) VALUES (1)").executeUpdate())).isInstanceOf(SqliteException.class);
        }
    }

    private static int number(Database database, String query) {
        return database.read(sql -> number(sql, query));
    }

    private static int number(Statements sql, String query) throws SQLException {
        try (ResultSet row = sql.of(query).executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }
}
