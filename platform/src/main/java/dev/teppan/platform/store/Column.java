package dev.teppan.platform.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A column, and how it is got from what a row is made from: a text, a number, or null. Immutable.
 *
 * @param <T> what a row is made from
 */
record Column<T>(String name, Kind kind, Function<T, @Nullable Object> value) {

    /** How a column goes into an array. */
    enum Kind {
        TEXT("varchar"),
        NUMBER("bigint");

        private final String type;

        Kind(String type) {
            this.type = type;
        }
    }

    static <T> Column<T> text(String name, Function<T, @Nullable String> value) {
        return new Column<>(name, Kind.TEXT, value::apply);
    }

    static <T> Column<T> number(String name, Function<T, @Nullable Number> value) {
        return new Column<>(name, Kind.NUMBER, row -> {
            Number number = value.apply(row);
            return number == null ? null : number.longValue();
        });
    }

    /** Parameters for arrays, one for each column. */
    static <T> String arrays(List<Column<T>> columns) {
        return columns.stream().map(column -> "?::" + column.kind().type + "[]").collect(Collectors.joining(", "));
    }

    /** Binds an array of this column of all rows. */
    void bindAll(Columns bound, List<T> rows) throws SQLException {
        switch (kind) {
            case TEXT -> bound.texts(rows, row -> (String) value.apply(row));
            case NUMBER -> bound.numbers(rows, row -> (Number) value.apply(row));
        }
    }

    /** Binds this column of one row. */
    void bind(PreparedStatement statement, int index, T row) throws SQLException {
        switch (value.apply(row)) {
            case null -> statement.setNull(index, Types.NULL);
            case String text -> statement.setString(index, text);
            case Long number -> statement.setLong(index, number);
            case Object other -> throw new IllegalStateException("neither text nor number: " + other.getClass());
        }
    }
}
