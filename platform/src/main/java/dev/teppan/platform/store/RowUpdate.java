package dev.teppan.platform.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * An update of many rows of one table, each found by its key and given values of its own. Where the dialect joins arrays it is
 * one statement, whose text is the same for any number of rows; else a batch of one for each. Immutable.
 *
 * @param keys what finds a row; all must be as they are given
 * @param values what is set
 * @param <T> what a row is made from
 */
record RowUpdate<T>(String table, List<Column<T>> keys, List<Column<T>> values) {

    /** Updates the rows; says of each whether it was there. No two may have the same key. */
    boolean[] run(Handle handle, Dialect dialect, List<T> rows) {
        if (rows.isEmpty()) {
            return new boolean[0];
        }
        Connection connection = handle.getConnection();
        try {
            return dialect.joinsArrays() ? together(connection, rows) : oneByOne(connection, rows);
        } catch (SQLException e) {
            throw new UnableToExecuteStatementException(e, null);
        }
    }

    private List<Column<T>> columns() {
        return Stream.concat(keys.stream(), values.stream()).toList();
    }

    private boolean[] together(Connection connection, List<T> rows) throws SQLException {
        boolean[] met = new boolean[rows.size()];
        try (PreparedStatement update = connection.prepareStatement(joined())) {
            Columns bound = new Columns(connection, update);
            for (Column<T> column : columns()) {
                column.bindAll(bound, rows);
            }
            try (ResultSet positions = update.executeQuery()) {
                while (positions.next()) {
                    met[positions.getInt(1) - 1] = true;
                }
            }
        }
        return met;
    }

    /** Keys and values are told apart by a prefix: a column may be both, as it was and as it is to be. */
    private String joined() {
        String names = keys.stream().map(key -> "old_" + key.name()).collect(Collectors.joining(", ")) + ", "
                + values.stream().map(value -> "new_" + value.name()).collect(Collectors.joining(", "));
        return "update " + table + " t set "
                + values.stream()
                        .map(value -> value.name() + " = f.new_" + value.name())
                        .collect(Collectors.joining(", "))
                + " from unnest("
                + Column.arrays(columns())
                + ") with ordinality as f(" + names + ", position) where "
                + keys.stream()
                        .map(key -> "t." + key.name() + " = f.old_" + key.name())
                        .collect(Collectors.joining(" and "))
                + " returning f.position";
    }

    private boolean[] oneByOne(Connection connection, List<T> rows) throws SQLException {
        String sql = "update " + table + " set "
                + values.stream().map(value -> value.name() + " = ?").collect(Collectors.joining(", "))
                + " where "
                + keys.stream().map(key -> key.name() + " = ?").collect(Collectors.joining(" and "));
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (T row : rows) {
                int last = 0;
                for (Column<T> column : values) {
                    last++;
                    column.bind(update, last, row);
                }
                for (Column<T> column : keys) {
                    last++;
                    column.bind(update, last, row);
                }
                update.addBatch();
            }
            int[] counts = update.executeBatch();
            boolean[] met = new boolean[counts.length];
            for (int i = 0; i < counts.length; i++) {
                met[i] = counts[i] == 1;
            }
            return met;
        }
    }
}
