package dev.teppan.platform.store;

import dev.teppan.platform.execution.Actor;
import dev.teppan.platform.store.CatalogStore.Kind;
import dev.teppan.platform.store.CatalogStore.SaveResult;
import dev.teppan.platform.store.CatalogStore.Stored;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** Definitions and their revisions in columns, and back. What was deleted keeps its row, marked so. */
final class DefinitionRows {

    private final Ids ids;
    private final InstantSource clock;

    DefinitionRows(Ids ids, InstantSource clock) {
        this.ids = ids;
        this.clock = clock;
    }

    private record Row(Stored stored, boolean deleted) {}

    SaveResult save(Handle handle, Kind kind, String name, String definition, Optional<Integer> expected, Actor actor) {
        Optional<Row> row = row(handle, kind, name);
        Optional<Stored> present = row.filter(known -> !known.deleted()).map(Row::stored);
        if (!matches(present, expected)) {
            return new SaveResult.Conflict(present);
        }
        if (present.isPresent() && present.get().definition().equals(definition)) {
            return new SaveResult.Unchanged(present.get());
        }
        int last = row.map(known -> known.stored().revision()).orElse(0);
        Stored saved = new Stored(kind, name, last + 1, definition, Instant.ofEpochMilli(clock.millis()), actor);
        if (!write(handle, saved, last, false)) {
            return new SaveResult.Conflict(find(handle, kind, name));
        }
        keepRevision(handle, saved);
        IntentRows.insert(handle, ids.next(), new Intent.CatalogChanged());
        return new SaveResult.Saved(saved, present.isEmpty());
    }

    SaveResult delete(Handle handle, Kind kind, String name, Optional<Integer> expected, Actor actor) {
        Optional<Stored> present = find(handle, kind, name);
        if (present.isEmpty() || !matches(present, expected)) {
            return new SaveResult.Conflict(present);
        }
        Stored last = present.get();
        Stored deleted =
                new Stored(kind, name, last.revision(), last.definition(), Instant.ofEpochMilli(clock.millis()), actor);
        if (!write(handle, deleted, last.revision(), true)) {
            return new SaveResult.Conflict(find(handle, kind, name));
        }
        IntentRows.insert(handle, ids.next(), new Intent.CatalogChanged());
        return new SaveResult.Saved(last, false);
    }

    Optional<Stored> find(Handle handle, Kind kind, String name) {
        return row(handle, kind, name).filter(known -> !known.deleted()).map(Row::stored);
    }

    Optional<Stored> findRevision(Handle handle, Kind kind, String name, int revision) {
        return handle.createQuery(
                        "select * from definition_revision where kind = :kind and name = :name and revision = :revision")
                .bind("kind", word(kind))
                .bind("name", name)
                .bind("revision", revision)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** Sorted here: the databases do not agree on the order of text. */
    static List<Stored> list(Handle handle, Kind kind) {
        return handle
                .createQuery("select * from definition where kind = :kind and deleted = 0")
                .bind("kind", word(kind))
                .map((row, context) -> read(row))
                .stream()
                .sorted(Comparator.comparing(Stored::name))
                .toList();
    }

    List<Stored> revisions(Handle handle, Kind kind, String name, int limit) {
        return handle.createQuery("""
                        select * from definition_revision where kind = :kind and name = :name
                        order by revision desc limit :limit
                        """)
                .bind("kind", word(kind))
                .bind("name", name)
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    private static boolean matches(Optional<Stored> present, Optional<Integer> expected) {
        return expected.isEmpty()
                || expected.get().equals(present.map(Stored::revision).orElse(0));
    }

    private static Optional<Row> row(Handle handle, Kind kind, String name) {
        return handle.createQuery("select * from definition where kind = :kind and name = :name")
                .bind("kind", word(kind))
                .bind("name", name)
                .map((row, context) -> new Row(read(row), row.getInt("deleted") == 1))
                .findOne();
    }

    /** Writes over the revision that was read; false when another host was faster. */
    private static boolean write(Handle handle, Stored stored, int last, boolean deleted) {
        String sql = last == 0 ? """
                insert into definition (kind, name, revision, body, deleted, changed_at, changed_by)
                values (:kind, :name, :revision, :body, :deleted, :changed_at, :changed_by)
                """ : """
                update definition set revision = :revision, body = :body, deleted = :deleted, changed_at = :changed_at,
                  changed_by = :changed_by
                where kind = :kind and name = :name and revision = :last
                """;
        return bind(handle.createUpdate(sql), stored)
                        .bind("deleted", deleted ? 1 : 0)
                        .bind("last", last)
                        .execute()
                == 1;
    }

    private static void keepRevision(Handle handle, Stored stored) {
        bind(handle.createUpdate("""
                                insert into definition_revision (kind, name, revision, body, changed_at, changed_by)
                                values (:kind, :name, :revision, :body, :changed_at, :changed_by)
                                """), stored).execute();
    }

    private static <S extends SqlStatement<S>> S bind(S statement, Stored stored) {
        return statement
                .bind("kind", word(stored.kind()))
                .bind("name", stored.name())
                .bind("revision", stored.revision())
                .bind("body", stored.definition())
                .bind("changed_at", stored.changedAt().toEpochMilli())
                .bind("changed_by", stored.changedBy().name());
    }

    private static Stored read(ResultSet row) throws SQLException {
        return new Stored(
                Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("name"),
                row.getInt("revision"),
                row.getString("body"),
                Instant.ofEpochMilli(row.getLong("changed_at")),
                new Actor(row.getString("changed_by")));
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
