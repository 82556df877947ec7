package dev.teppan.platform.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Binds the parameters of a statement one after the other, columns of many rows as arrays. */
final class Columns {

    private final Connection connection;
    private final PreparedStatement statement;
    private int last;

    Columns(Connection connection, PreparedStatement statement) {
        this.connection = connection;
        this.statement = statement;
    }

    void value(long value) throws SQLException {
        last++;
        statement.setLong(last, value);
    }

    void value(String value) throws SQLException {
        last++;
        statement.setString(last, value);
    }

    <T> void texts(List<T> rows, Function<T, @Nullable String> column) throws SQLException {
        array("varchar", rows.stream().map(column).toArray(String[]::new));
    }

    <T> void numbers(List<T> rows, Function<T, @Nullable Number> column) throws SQLException {
        array(
                "int8",
                rows.stream()
                        .map(column)
                        .map(number -> number == null ? null : number.longValue())
                        .toArray(Long[]::new));
    }

    // An array of the elements' own class is sent in binary form, one of objects as text with every quote escaped.
    private void array(String type, Object[] values) throws SQLException {
        last++;
        statement.setArray(last, connection.createArrayOf(type, values));
    }
}
