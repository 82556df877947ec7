package dev.teppan.platform.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * An insert of many rows into one table. Where the dialect joins arrays it is one statement, whose text is the same for any
 * number of rows; else a batch of one for each. Immutable.
 *
 * @param ifAbsent whether rows whose key is there already are left out; else they are refused
 * @param <T> what a row is made from
 */
record RowInsert<T>(String table, boolean ifAbsent, List<Column<T>> columns) {

    /** Inserts the rows. */
    void run(Handle handle, Dialect dialect, List<T> rows) {
        if (rows.isEmpty()) {
            return;
        }
        try {
            run(handle.getConnection(), dialect, rows);
        } catch (SQLException e) {
            throw new UnableToExecuteStatementException(e, null);
        }
    }

    private void run(Connection connection, Dialect dialect, List<T> rows) throws SQLException {
        if (dialect.joinsArrays()) {
            try (PreparedStatement insert =
                    connection.prepareStatement(sql(dialect, "select * from unnest(" + Column.arrays(columns) + ")"))) {
                Columns bound = new Columns(connection, insert);
                for (Column<T> column : columns) {
                    column.bindAll(bound, rows);
                }
                insert.executeUpdate();
            }
            return;
        }
        String parameters = columns.stream().map(column -> "?").collect(Collectors.joining(", ", "values (", ")"));
        try (PreparedStatement insert = connection.prepareStatement(sql(dialect, parameters))) {
            for (T row : rows) {
                for (int i = 0; i < columns.size(); i++) {
                    columns.get(i).bind(insert, i + 1, row);
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private String sql(Dialect dialect, String rows) {
        String rest = table + columns.stream().map(Column::name).collect(Collectors.joining(", ", " (", ") ")) + rows;
        return ifAbsent ? dialect.insertIfAbsent(rest) : "insert into " + rest;
    }
}
