package dev.teppan.platform.store;

import dev.teppan.platform.catalog.Application;
import dev.teppan.platform.catalog.DefinitionCodec;
import dev.teppan.platform.catalog.Job;
import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.catalog.Queue;
import dev.teppan.platform.catalog.Versioned;
import dev.teppan.platform.store.CatalogStore.Kind;
import dev.teppan.platform.store.CatalogStore.Stored;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Definitions as records. What was read is remembered: a revision for good, the present form for a moment, so that a
 * change by another host is seen soon; while the database cannot be reached, the last known form serves. Calls may block.
 * Safe for use by several threads.
 */
public final class Catalog {

    private static final int MOST_REMEMBERED = 20_000;

    private final CatalogStore store;
    private final InstantSource clock;
    private final Duration freshFor;
    private final Map<Name, Remembered> present = new ConcurrentHashMap<>();
    private final Map<Revision, Versioned<?>> revisions = new ConcurrentHashMap<>();

    /**
     * Reads through to a store.
     *
     * @param freshFor how long the present form is served from memory before the store is asked again
     */
    public Catalog(CatalogStore store, InstantSource clock, Duration freshFor) {
        this.store = store;
        this.clock = clock;
        this.freshFor = freshFor;
    }

    /** An application as it is now. */
    public Optional<Versioned<Application>> application(String name) {
        return now(Kind.APPLICATION, name, DefinitionCodec::storedApplication);
    }

    /** A job as it is now. */
    public Optional<Versioned<Job>> job(JobKey key) {
        return now(Kind.JOB, key.toString(), Catalog::readJob);
    }

    /** A queue as it is now. */
    public Optional<Versioned<Queue>> queue(String name) {
        return now(Kind.QUEUE, name, DefinitionCodec::storedQueue);
    }

    /** A revision of a job, also after the job was deleted. */
    public Optional<Versioned<Job>> jobRevision(JobKey key, int revision) {
        Name name = new Name(Kind.JOB, key.toString());
        Versioned<?> known = revisions.get(new Revision(name, revision));
        if (known != null && known.definition() instanceof Job job) {
            return Optional.of(new Versioned<>(job, revision, known.changedAt(), known.changedBy()));
        }
        return store.findRevision(Kind.JOB, key.toString(), revision).map(stored -> decode(stored, Catalog::readJob));
    }

    /** All applications, by name; straight from the store. */
    public List<Versioned<Application>> applications() {
        return all(Kind.APPLICATION, DefinitionCodec::storedApplication);
    }

    /** All jobs, by application and name; straight from the store. */
    public List<Versioned<Job>> jobs() {
        return all(Kind.JOB, Catalog::readJob);
    }

    /** All queues, by name; straight from the store. */
    public List<Versioned<Queue>> queues() {
        return all(Kind.QUEUE, DefinitionCodec::storedQueue);
    }

    /** Forgets the present form of a definition, after this host changed it. */
    public void changed(Kind kind, String name) {
        present.remove(new Name(kind, name));
    }

    private <T> Optional<Versioned<T>> now(Kind kind, String name, BiFunction<String, String, T> reader) {
        Name key = new Name(kind, name);
        Instant now = clock.instant();
        Remembered remembered = present.get(key);
        if (remembered == null || !now.isBefore(remembered.until())) {
            remembered = ask(key, now, remembered);
        }
        return remembered.stored().map(stored -> decode(stored, reader));
    }

    private Remembered ask(Name key, Instant now, @Nullable Remembered lastKnown) {
        try {
            Remembered fresh = new Remembered(store.find(key.kind(), key.name()), now.plus(freshFor));
            makeRoom(present);
            present.put(key, fresh);
            return fresh;
        } catch (StoreException.Unavailable e) {
            if (lastKnown == null || lastKnown.stored().isEmpty()) {
                throw e;
            }
            return lastKnown;
        }
    }

    private <T> List<Versioned<T>> all(Kind kind, BiFunction<String, String, T> reader) {
        return store.list(kind).stream().map(stored -> decode(stored, reader)).toList();
    }

    @SuppressWarnings("unchecked") // What is remembered for a kind was made by that kind's reader.
    private <T> Versioned<T> decode(Stored stored, BiFunction<String, String, T> reader) {
        Revision key = new Revision(new Name(stored.kind(), stored.name()), stored.revision());
        makeRoom(revisions);
        return (Versioned<T>) revisions.computeIfAbsent(
                key,
                missing -> new Versioned<>(
                        reader.apply(stored.name(), stored.definition()),
                        stored.revision(),
                        stored.changedAt(),
                        stored.changedBy()));
    }

    private static Job readJob(String name, String json) {
        return DefinitionCodec.storedJob(JobKey.parse(name), json);
    }

    private static void makeRoom(Map<?, ?> remembered) {
        if (remembered.size() >= MOST_REMEMBERED) {
            remembered.clear();
        }
    }

    private record Name(Kind kind, String name) {}

    private record Revision(Name name, int revision) {}

    private record Remembered(Optional<Stored> stored, Instant until) {}
}
