package dev.teppan.platform.store;

import com.codahale.metrics.MetricRegistry;

/**
 * A database opened for reading history alone, beside a server that may use it: nothing is locked, brought up to date or
 * written.
 */
public final class HistoryDatabase implements AutoCloseable {

    private final Reads reads;

    private HistoryDatabase(Reads reads) {
        this.reads = reads;
    }

    /**
     * Makes ready to connect; the first read does.
     *
     * @throws IllegalArgumentException when the URL is of no kind that is supported
     */
    public static HistoryDatabase open(DatabaseSettings settings, MetricRegistry metrics) {
        return new HistoryDatabase(Reads.open(settings, Dialect.of(settings.url()), metrics));
    }

    /** What ran. */
    public HistoryReader history() {
        return new HistoryReader(reads);
    }

    @Override
    public void close() {
        reads.close();
    }
}
