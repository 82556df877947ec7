package dev.teppan.platform.store;

import dev.teppan.platform.execution.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps definitions as JSON, with all their revisions. What the JSON means is the affair of {@code catalog}. Calls block.
 * Every change also leaves {@link Intent.CatalogChanged} in the same transaction.
 */
public final class CatalogStore {

    private static final int LONGEST_NAME = 511;

    private final WriteLane lane;
    private final Reads reads;
    private final DefinitionRows rows;

    CatalogStore(WriteLane lane, Reads reads, DefinitionRows rows) {
        this.lane = lane;
        this.reads = reads;
        this.rows = rows;
    }

    /** What a definition is of. */
    public enum Kind {
        APPLICATION,
        JOB,
        QUEUE
    }

    /**
     * A saved definition.
     *
     * @param name for a job {@code application/job}
     * @param definition JSON
     */
    public record Stored(Kind kind, String name, int revision, String definition, Instant changedAt, Actor changedBy) {}

    /** What became of a save. */
    public sealed interface SaveResult {
        /** It has a new revision. */
        record Saved(Stored stored, boolean created) implements SaveResult {}

        /** The same JSON was saved already; no new revision. */
        record Unchanged(Stored stored) implements SaveResult {}

        /** Not saved: the revision is not the expected one. {@code present} is what there is. */
        record Conflict(Optional<Stored> present) implements SaveResult {}
    }

    /**
     * Saves one definition.
     *
     * @param name up to 511 characters
     * @param expectedRevision the revision the caller saw, 0 for "does not exist", empty for "whatever there is"
     */
    public SaveResult save(Kind kind, String name, String definition, Optional<Integer> expectedRevision, Actor actor) {
        Checked.text("name", name, LONGEST_NAME);
        Checked.text("definition", definition);
        Checked.text("actor", actor.name());
        return lane.call(Urgency.REST, handle -> rows.save(handle, kind, name, definition, expectedRevision, actor));
    }

    /**
     * Deletes one definition; its revisions stay for the executions that were bound to them. Who deleted it stays too. When it
     * is saved again its revisions go on where they ended.
     *
     * @return like {@link #save}: Saved with the last revision, or Conflict, also where there is nothing to delete
     */
    public SaveResult delete(Kind kind, String name, Optional<Integer> expectedRevision, Actor actor) {
        return lane.call(Urgency.REST, handle -> rows.delete(handle, kind, name, expectedRevision, actor));
    }

    /** One definition as it is now. */
    public Optional<Stored> find(Kind kind, String name) {
        return reads.query(handle -> rows.find(handle, kind, name));
    }

    /** One definition as it was, also after its deletion. */
    public Optional<Stored> findRevision(Kind kind, String name, int revision) {
        return reads.query(handle -> rows.findRevision(handle, kind, name, revision));
    }

    /** All definitions of a kind, by name. */
    public List<Stored> list(Kind kind) {
        return reads.query(handle -> DefinitionRows.list(handle, kind));
    }

    /** The latest revisions of one definition, newest first. */
    public List<Stored> revisions(Kind kind, String name, int limit) {
        return reads.query(handle -> rows.revisions(handle, kind, name, limit));
    }
}
