package org.posthorn.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The numbered scripts that make and change one file's tables; the file's {@code user_version} says how many of them it has seen. */
public final class Schema {
    private final List<String> scripts;

    private Schema(List<String> scripts) {
        this.scripts = scripts;
    }

    /** Reads the resources {@code 1.sql}, {@code 2.sql} and so on that lie beside the class. */
    public static Schema beside(Class<?> owner) {
        List<String> scripts = new ArrayList<>();
        try {
            for (String script = read(owner, 1); script != null; script = read(owner, scripts.size() + 1)) {
                scripts.add(script);
            }
        } catch (IOException e) {
            throw new SqliteException("The schema beside " + owner.getName() + " cannot be read", e);
        }
        return new Schema(List.copyOf(scripts));
    }

    void migrate(Connection connection, String file) throws SQLException {
        int version = version(connection);
        if (version > scripts.size()) {
            throw new SqliteException(file + " was written by a newer version of Posthorn: its schema is " + version
                + ", the newest known here is " + scripts.size());
        }
        for (int next = version + 1; next <= scripts.size(); next++) {
            apply(connection, next);
        }
    }

    private void apply(Connection connection, int number) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(scripts.get(number - 1));
            statement.executeUpdate("PRAGMA user_version = " + number);
            connection.commit();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery("PRAGMA user_version")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static String read(Class<?> owner, int number) throws IOException {
        try (InputStream in = owner.getResourceAsStream(number + ".sql")) {
            return in == null ? null : new String(in.readAllBytes(), UTF_8);
        }
    }
}
