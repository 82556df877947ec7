package dev.teppan.platform.store;

import dev.teppan.platform.catalog.DefinitionCodec;
import dev.teppan.platform.catalog.Job;
import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.scheduling.Limits;
import dev.teppan.platform.store.CatalogStore.Kind;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** Reads what ran, for simulations, and the rules that hold. Calls block. Throws {@link StoreException.Unavailable}. */
public final class HistoryReader {

    private static final int PAGE = 1_000;
    // Above all ids: UUIDs are of hexadecimal digits.
    private static final String END = "g";

    private final Reads reads;

    HistoryReader(Reads reads) {
        this.reads = reads;
    }

    /**
     * Hands over the attempts that ended, of the latest executions, newest execution first, page by page; what the consumer
     * throws ends it.
     *
     * @param from only of executions sent since
     * @param most of so many executions
     * @return whether there may be more executions since {@code from}
     */
    public boolean runs(Instant from, int most, Consumer<RecordedRun> each) {
        String before = END;
        for (int read = 0; read < most; ) {
            int limit = Math.min(PAGE, most - read);
            List<RecordedRows.Sent> page = page(before, limit);
            List<RecordedRows.Sent> wanted =
                    page.stream().filter(sent -> !sent.at().isBefore(from)).toList();
            if (!wanted.isEmpty()) {
                runs(before, wanted).forEach(each);
            }
            if (page.size() < limit || wanted.size() < page.size()) {
                return false;
            }
            before = page.getLast().id();
            read += page.size();
        }
        return true;
    }

    /** The weights, priorities and limits of the definitions. */
    public Limits rules() {
        return reads.query(handle -> Limits.of(
                list(handle, Kind.APPLICATION).stream()
                        .map(stored -> DefinitionCodec.storedApplication(stored.name(), stored.definition()))
                        .toList(),
                jobs(handle),
                list(handle, Kind.QUEUE).stream()
                        .map(stored -> DefinitionCodec.storedQueue(stored.name(), stored.definition()))
                        .toList()));
    }

    /** The jobs as they are defined now. */
    public List<Job> jobs() {
        return reads.query(HistoryReader::jobs);
    }

    private static List<Job> jobs(Handle handle) {
        return list(handle, Kind.JOB).stream()
                .map(stored -> DefinitionCodec.storedJob(JobKey.parse(stored.name()), stored.definition()))
                .toList();
    }

    private static List<CatalogStore.Stored> list(Handle handle, Kind kind) {
        return DefinitionRows.list(handle, kind);
    }

    private List<RecordedRows.Sent> page(String before, int limit) {
        return reads.query(handle -> handle.createQuery(RecordedRows.SENT)
                .bind("before", before)
                .bind("limit", limit)
                .map((row, context) -> RecordedRows.sent(row))
                .list());
    }

    private List<RecordedRun> runs(String before, List<RecordedRows.Sent> sent) {
        return reads.query(handle -> RecordedRows.runs(handle.createQuery(RecordedRows.ATTEMPTS)
                .bind("before", before)
                .bind("last", sent.getLast().id())));
    }
}
