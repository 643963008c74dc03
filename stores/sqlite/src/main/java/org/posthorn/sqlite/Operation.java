package org.posthorn.sqlite;

import java.sql.SQLException;

/**
 * What is read or written in one go. It touches nothing but the database, so that it can be run again after its group was rolled back.
 */
@FunctionalInterface
public interface Operation<T> {
    T apply(Statements sql) throws SQLException;
}
