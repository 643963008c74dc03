package org.posthorn.sqlite.state;

import java.nio.file.Path;
import java.util.function.Consumer;

import org.posthorn.sqlite.Database;
import org.posthorn.sqlite.GroupCommit;
import org.posthorn.sqlite.Operation;
import org.posthorn.sqlite.Schema;

/** The file of what operators decide and bounces lead to: accounts, credentials, sending domains, suppressions, API tokens. */
public final class StateDatabase implements AutoCloseable {
    private final Database database;
    private final GroupCommit writer;

    private StateDatabase(Database database) {
        this.database = database;
        this.writer = GroupCommit.start(database);
    }

    /**
     * Opens the file, or makes it.
     *
     * @throws org.posthorn.sqlite.SqliteException if it cannot be opened
     */
    public static StateDatabase open(Path file) {
        return new StateDatabase(Database.open(file, Schema.beside(StateDatabase.class)));
    }

    <T> T read(Operation<T> operation) {
        return database.read(operation);
    }

    /** Durable when it returns. */
    <T> T write(Operation<T> operation) {
        return writer.run(operation);
    }

    /** Writes; then, before any other change, has what is kept in memory follow what the file now says. */
    synchronized <T> T change(Operation<T> operation, Consumer<T> follow) {
        T result = writer.run(operation);
        follow.accept(result);
        return result;
    }

    /** Writes what waits, then closes the file. */
    @Override
    public void close() {
        writer.close();
        database.close();
    }
}
