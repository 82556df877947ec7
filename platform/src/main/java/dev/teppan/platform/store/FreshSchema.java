package dev.teppan.platform.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * What the changelog makes of an empty database, as statements that need no Liquibase: loading it is a third of a first start.
 * Liquibase finds the same tables and rows as if it had made them itself, and goes on from there.
 *
 * @param statements one in each line of the file
 */
record FreshSchema(List<String> statements) {

    private static final String COMMENT = "-- of changelog ";

    /** The first line of a file made from the changelog with this hash. */
    static String firstLine(String changelogHash) {
        return COMMENT + changelogHash;
    }

    /**
     * The one for a kind of database.
     *
     * @return empty where there is none, or only that of another changelog
     */
    static Optional<FreshSchema> of(Dialect dialect, String changelogHash) {
        return dialect.freshSchema()
                .map(FreshSchema::lines)
                .filter(lines -> lines.getFirst().equals(firstLine(changelogHash)))
                .map(lines -> new FreshSchema(lines.subList(1, lines.size())));
    }

    private static List<String> lines(String resource) {
        try (InputStream file = FreshSchema.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalStateException("there is no " + resource);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes all in one transaction. The database must be empty. When it throws, the connection is to be closed. */
    void create(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        }
        connection.setAutoCommit(true);
    }
}
