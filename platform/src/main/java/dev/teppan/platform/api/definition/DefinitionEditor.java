package dev.teppan.platform.api.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.teppan.platform.catalog.Decoded;
import dev.teppan.platform.catalog.DefinitionCodec;
import dev.teppan.platform.catalog.ExecutorPools;
import dev.teppan.platform.catalog.Job;
import dev.teppan.platform.catalog.Problem;
import dev.teppan.platform.catalog.Queue;
import dev.teppan.platform.catalog.Versioned;
import dev.teppan.platform.execution.Actor;
import dev.teppan.platform.store.Catalog;
import dev.teppan.platform.store.CatalogStore;
import dev.teppan.platform.store.CatalogStore.Kind;
import dev.teppan.platform.store.CatalogStore.SaveResult;
import dev.teppan.platform.store.CatalogStore.Stored;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Saves and deletes definitions, after checking them. Safe for use by several threads; calls block. */
public final class DefinitionEditor {

    private final CatalogStore store;
    private final Catalog catalog;
    private final DraftReader reader;
    private final SavingRules rules;
    private final Runnable wake;

    /**
     * What a definition is checked against.
     *
     * @param executors the pools there are
     * @param queueSources the names of the configured queue sources
     */
    public record Surroundings(
            DefinitionCodec codec, Supplier<List<ExecutorPools>> executors, Set<String> queueSources) {}

    /**
     * Edits a catalog.
     *
     * @param wake tells the host that dispatches of changes; never blocks
     */
    public DefinitionEditor(CatalogStore store, Catalog catalog, Surroundings surroundings, Runnable wake) {
        this.store = store;
        this.catalog = catalog;
        this.reader = new DraftReader(surroundings.codec());
        this.rules = new SavingRules(surroundings.executors(), surroundings.queueSources());
        this.wake = wake;
    }

    /** What became of an edit. */
    public sealed interface Result {
        /** It is saved; {@code changed} is false when it was so before. */
        record Saved(Stored stored, boolean created, boolean changed) implements Result {}

        /** It was deleted; {@code stored} is what it was. */
        record Deleted(Stored stored) implements Result {}

        /** Nothing was done, for all these reasons. */
        record Invalid(List<Problem> problems) implements Result {}

        /** Nothing was done: the revision is not the expected one. */
        record Conflict(Optional<Stored> present) implements Result {}

        /** Nothing was done: other definitions need it. */
        record InUse(String detail) implements Result {}

        /** Nothing was done: it does not exist. */
        record Missing() implements Result {}
    }

    /** Makes sure that the default queue exists; called once at start. */
    public void createDefaultQueue() {
        if (store.find(Kind.QUEUE, Queue.DEFAULT).isEmpty()) {
            save(Kind.QUEUE, Queue.DEFAULT, JsonNodeFactory.instance.objectNode(), Optional.of(0), Actor.PLATFORM);
        }
    }

    /**
     * Saves one definition.
     *
     * @param name for a job {@code application/job}
     * @param expected the revision it must have, 0 for "must not exist"
     */
    public Result save(Kind kind, String name, JsonNode body, Optional<Integer> expected, Actor actor) {
        return switch (reader.read(kind, name, body)) {
            case Decoded.Invalid<Draft> invalid ->
                new Result.Invalid(
                        Problem.first(invalid.problems(), rules.references(kind, name, body, new Known(catalog))));
            case Decoded.Valid<Draft> valid -> {
                List<Problem> problems = rules.problems(valid.value(), new Known(catalog));
                yield problems.isEmpty() ? save(valid.value(), expected, actor) : new Result.Invalid(problems);
            }
        };
    }

    Result save(Draft draft, Optional<Integer> expected, Actor actor) {
        SaveResult saved =
                store.save(draft.kind(), draft.name(), draft.written().toString(), expected, actor);
        announce(draft.kind(), draft.name());
        return switch (saved) {
            case SaveResult.Saved done -> new Result.Saved(done.stored(), done.created(), true);
            case SaveResult.Unchanged done -> new Result.Saved(done.stored(), false, false);
            case SaveResult.Conflict conflict -> new Result.Conflict(conflict.present());
        };
    }

    /** Deletes one definition that no other needs. */
    public Result delete(Kind kind, String name, Optional<Integer> expected, Actor actor) {
        if (store.find(kind, name).isEmpty()) {
            return new Result.Missing();
        }
        Optional<String> user = user(kind, name);
        if (user.isPresent()) {
            return new Result.InUse(user.get());
        }
        SaveResult deleted = store.delete(kind, name, expected, actor);
        announce(kind, name);
        return switch (deleted) {
            case SaveResult.Saved done -> new Result.Deleted(done.stored());
            case SaveResult.Unchanged done -> new Result.Deleted(done.stored());
            case SaveResult.Conflict conflict ->
                conflict.present().isEmpty() ? new Result.Missing() : new Result.Conflict(conflict.present());
        };
    }

    DraftReader reader() {
        return reader;
    }

    SavingRules rules() {
        return rules;
    }

    Known known() {
        return new Known(catalog);
    }

    Optional<Stored> present(Draft draft) {
        return store.find(draft.kind(), draft.name());
    }

    private Optional<String> user(Kind kind, String name) {
        if (kind == Kind.QUEUE && name.equals(Queue.DEFAULT)) {
            return Optional.of("the queue \"" + Queue.DEFAULT + "\" cannot be deleted");
        }
        if (kind == Kind.JOB) {
            return Optional.empty();
        }
        return catalog.jobs().stream()
                .map(Versioned::definition)
                .filter(job -> kind == Kind.QUEUE
                        ? job.queue().equals(name)
                        : job.key().application().equals(name))
                .findFirst()
                .map(Job::key)
                .map(key -> "the job " + key + " still needs it");
    }

    private void announce(Kind kind, String name) {
        catalog.changed(kind, name);
        wake.run();
    }
}
