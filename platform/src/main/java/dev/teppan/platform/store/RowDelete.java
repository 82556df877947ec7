package dev.teppan.platform.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * A delete of many rows of one table by a key of text; one statement where the dialect takes arrays, else a batch. Immutable.
 */
record RowDelete(String table, String key) {

    /** Deletes the rows that are there. */
    void run(Handle handle, Dialect dialect, List<String> keys) {
        if (keys.isEmpty()) {
            return;
        }
        try {
            run(handle.getConnection(), dialect, keys);
        } catch (SQLException e) {
            throw new UnableToExecuteStatementException(e, null);
        }
    }

    private void run(Connection connection, Dialect dialect, List<String> keys) throws SQLException {
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
