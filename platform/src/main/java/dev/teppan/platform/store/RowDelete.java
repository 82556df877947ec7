package dev.teppan.platform.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * A delete of many rows of one table by a key of text; one statement where the dialect takes arrays, else a batch. Immutable.
 */
record RowDelete(String table, String key) {

    /** Deletes the rows that are there. */
    void run(Connection connection, Dialect dialect, List<String> keys) throws SQLException {
        if (keys.isEmpty()) {
            return;
        }
        String sql = "delete from " + table + " where " + key + " = ";
        if (dialect.joinsArrays()) {
            try (PreparedStatement delete = connection.prepareStatement(sql + "any (?::varchar[])")) {
                new Columns(connection, delete).texts(keys, id -> id);
                delete.executeUpdate();
            }
            return;
        }
        try (PreparedStatement delete = connection.prepareStatement(sql + "?")) {
            for (String each : keys) {
                delete.setString(1, each);
                delete.addBatch();
            }
            delete.executeBatch();
        }
    }
}
