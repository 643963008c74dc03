package org.posthorn.sqlite;

/** A file could not be opened, read or written. */
public final class SqliteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SqliteException(String message) {
        super(message);
    }

    public SqliteException(String message, Throwable cause) {
        super(message, cause);
    }
}
