package org.posthorn.sqlite;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs a statement with all of its parameters, in the order of its question marks. */
public final class Sql {
    /** Makes a value of the row that the cursor is on. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private Sql() {
    }

    /** How many rows were changed. */
    public static int update(Statements sql, String text, Object... parameters) throws SQLException {
        return bound(sql, text, parameters).executeUpdate();
    }

    public static <T> List<T> list(Statements sql, String text, Row<T> reader, Object... parameters) throws SQLException {
        try (ResultSet rows = bound(sql, text, parameters).executeQuery()) {
            List<T> values = new ArrayList<>();
            while (rows.next()) {
                values.add(reader.read(rows));
            }
            return values;
        }
    }

    /** The first row's value, if there is a row. */
    public static <T> Optional<T> first(Statements sql, String text, Row<T> reader, Object... parameters) throws SQLException {
        try (ResultSet rows = bound(sql, text, parameters).executeQuery()) {
            return rows.next() ? Optional.of(reader.read(rows)) : Optional.empty();
        }
    }

    private static PreparedStatement bound(Statements sql, String text, Object... parameters) throws SQLException {
        PreparedStatement statement = sql.of(text);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
