package org.posthorn.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * One SQLite file: a write-ahead log that is synced at each commit, one connection that writes ({@link GroupCommit} takes it) and as many
 * that read as read at the same time.
 */
public final class Database implements AutoCloseable {
    /** Pages in the log before they are copied into the database: 32 MB, so that what is deleted soon is seldom written twice. */
    private static final int CHECKPOINT_PAGES = 8000;
    private static final int WRITER_CACHE_KIB = 16000;
    private static final int READER_CACHE_KIB = 2000;

    private final Path file;
    private final Statements writer;
    private final ConcurrentLinkedDeque<Statements> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    private Database(Path file, Statements writer) {
        this.file = file;
        this.writer = writer;
    }

    /**
     * Opens the file, makes it if there is none, and brings its tables up to date.
     *
     * @throws SqliteException if it cannot be opened, or was written by a newer version of Posthorn
     */
    public static Database open(Path file, Schema schema) {
        Connection connection = null;
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            connection = connect(file, WRITER_CACHE_KIB);
            prepareFile(connection);
            schema.migrate(connection, file.toString());
            connection.setAutoCommit(false);
            return new Database(file, new Statements(connection));
        } catch (SQLException | IOException | SqliteException e) {
            closeQuietly(connection, e);
            throw e instanceof SqliteException known ? known : new SqliteException("The database " + file + " cannot be opened", e);
        }
    }

    /** Runs what only reads, on a connection of its own; sees everything that was committed before. */
    public <T> T read(Operation<T> operation) {
        Statements reader = idle.pollFirst();
        try {
            Statements used = reader == null ? new Statements(openReader()) : reader;
            try {
                return operation.apply(used);
            } finally {
                giveBack(used);
            }
        } catch (SQLException e) {
            throw new SqliteException(file + " cannot be read", e);
        }
    }

    /** A new connection that may only read, each statement a transaction of its own; the caller closes it. */
    public Connection openReader() throws SQLException {
        Connection connection = connect(file, READER_CACHE_KIB);
        pragma(connection, "query_only=1");
        return connection;
    }

    public Path file() {
        return file;
    }

    /** The one connection that writes, without auto-commit. Whoever made the {@link GroupCommit} of this database leaves it alone. */
    Statements writer() {
        return writer;
    }

    @Override
    public void close() {
        closed = true;
        try {
            for (Statements reader = idle.pollFirst(); reader != null; reader = idle.pollFirst()) {
                reader.close();
            }
            writer.close();
        } catch (SQLException e) {
            throw new SqliteException(file + " cannot be closed", e);
        }
    }

    private void giveBack(Statements reader) throws SQLException {
        idle.addFirst(reader);
        if (closed && idle.remove(reader)) {
            reader.close();
        }
    }

    /** Not for readers: setting auto_vacuum writes to the file, whatever it was before. */
    private static void prepareFile(Connection connection) throws SQLException {
        // The first two count only before the first table is made.
        pragma(connection, "page_size=4096");
        pragma(connection, "auto_vacuum=INCREMENTAL");
        pragma(connection, "journal_mode=WAL");
    }

    private static Connection connect(Path file, int cacheKib) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        // Of each connection, unlike what is the file's.
        pragma(connection, "synchronous=FULL");
        pragma(connection, "busy_timeout=10000");
        pragma(connection, "wal_autocheckpoint=" + CHECKPOINT_PAGES);
        pragma(connection, "cache_size=-" + cacheKib);
        pragma(connection, "foreign_keys=1");
        return connection;
    }

    private static void pragma(Connection connection, String setting) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA " + setting);
        }
    }

    private static void closeQuietly(Connection connection, Exception because) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
    }
}
