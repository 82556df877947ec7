package dev.teppan.platform.store;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The small durable maps of plugin instances. Calls block. */
public final class PluginStateTable {

    private static final int LONGEST_INSTANCE = 255;
    private static final int LONGEST_KEY = 200;
    private static final int LONGEST_VALUE = 64 * 1024;

    private final WriteLane lane;
    private final Reads reads;

    PluginStateTable(WriteLane lane, Reads reads) {
        this.lane = lane;
        this.reads = reads;
    }

    /** A value and its version; versions begin at 1. */
    public record Entry(String value, long version) {}

    /** Reads one entry. */
    public Optional<Entry> get(String instance, String key) {
        return reads.query(handle -> find(handle, instance, key));
    }

    /**
     * Writes if the stored version is the expected one; 0 expects none.
     *
     * @param key up to 200 characters
     * @param value up to 65,536 characters
     * @return false when it is not; nothing was changed then
     * @throws IllegalArgumentException when key or value is too long, or holds NUL
     */
    public boolean compareAndSet(String instance, String key, long expectedVersion, String value) {
        Checked.text("instance", instance, LONGEST_INSTANCE);
        Checked.text("key", key, LONGEST_KEY);
        Checked.text("value", value, LONGEST_VALUE);
        return lane.call(Urgency.REST, handle -> {
            if (expectedVersion == 0) {
                return insertIfAbsent(handle, instance, key, value);
            }
            return handle.createUpdate("""
                            update plugin_state set content = :value, version = version + 1
                            where instance = :instance and entry = :entry and version = :version
                            """)
                            .bind("instance", instance)
                            .bind("entry", key)
                            .bind("version", expectedVersion)
                            .bind("value", value)
                            .execute()
                    == 1;
        });
    }

    private static boolean insertIfAbsent(Handle handle, String instance, String key, String value) {
        if (find(handle, instance, key).isPresent()) {
            return false;
        }
        handle.createUpdate("""
                        insert into plugin_state (instance, entry, content, version) values (:instance, :entry, :value, 1)
                        """)
                .bind("instance", instance)
                .bind("entry", key)
                .bind("value", value)
                .execute();
        return true;
    }

    private static Optional<Entry> find(Handle handle, String instance, String key) {
        return handle.createQuery(
                        "select content, version from plugin_state where instance = :instance and entry = :entry")
                .bind("instance", instance)
                .bind("entry", key)
                .map((row, context) -> new Entry(row.getString("content"), row.getLong("version")))
                .findOne();
    }
}
