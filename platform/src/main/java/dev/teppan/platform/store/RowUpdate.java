package dev.teppan.platform.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An update of many rows of one table, each found by its key and given values of its own. Where the dialect joins arrays it is
 * one statement, whose text is the same for any number of rows; else a batch of one for each. Immutable.
 *
 * @param keys what finds a row; all must be as they are given
 * @param values what is set
 * @param <T> what a row is made from
 */
record RowUpdate<T>(String table, List<Column<T>> keys, List<Column<T>> values) {

    /** How a column goes into an array. */
    enum Kind {
        TEXT("varchar"),
        NUMBER("bigint");

        private final String type;

        Kind(String type) {
            this.type = type;
        }
    }

    /** A column, and how it is got: a text, a number of the kind that the column has, or null. */
    record Column<T>(String name, Kind kind, Function<T, @Nullable Object> value) {}

    static <T> Column<T> text(String name, Function<T, @Nullable String> value) {
        return new Column<>(name, Kind.TEXT, value::apply);
    }

    static <T> Column<T> number(String name, Function<T, @Nullable Number> value) {
        return new Column<>(name, Kind.NUMBER, row -> {
            Number number = value.apply(row);
            return number == null ? null : number.longValue();
        });
    }

    /** Updates the rows; says of each whether it was there. No two may have the same key. */
    boolean[] run(Connection connection, Dialect dialect, List<T> rows) throws SQLException {
        if (rows.isEmpty()) {
            return new boolean[0];
        }
        return dialect.joinsArrays() ? together(connection, rows) : oneByOne(connection, rows);
    }

    private List<Column<T>> columns() {
        return Stream.concat(keys.stream(), values.stream()).toList();
    }

    private boolean[] together(Connection connection, List<T> rows) throws SQLException {
        boolean[] met = new boolean[rows.size()];
        try (PreparedStatement update = connection.prepareStatement(joined())) {
            Columns bound = new Columns(connection, update);
            for (Column<T> column : columns()) {
                switch (column.kind()) {
                    case TEXT ->
                        bound.texts(rows, row -> (String) column.value().apply(row));
                    case NUMBER ->
                        bound.numbersOrNull(rows, row -> (Long) column.value().apply(row));
                }
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
                + columns().stream()
                        .map(column -> "?::" + column.kind().type + "[]")
                        .collect(Collectors.joining(", "))
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
                    bind(update, last, column.value().apply(row));
                }
                for (Column<T> column : keys) {
                    last++;
                    bind(update, last, column.value().apply(row));
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

    private static void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> statement.setNull(index, Types.NULL);
            case String text -> statement.setString(index, text);
            case Long number -> statement.setLong(index, number);
            default -> throw new IllegalStateException("neither text nor number: " + value.getClass());
        }
    }
}
