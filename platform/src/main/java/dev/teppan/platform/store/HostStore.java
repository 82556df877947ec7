package dev.teppan.platform.store;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The hosts that run. By the database's clock. Calls block. Throws {@link StoreException}. */
public final class HostStore {

    /** After so long a host that was killed is forgotten. */
    private static final Duration KEPT = Duration.ofHours(1);

    private final WriteLane lane;
    private final Reads reads;
    private final Dialect dialect;
    private final InstantSource clock;

    HostStore(WriteLane lane, Reads reads, Dialect dialect, InstantSource clock) {
        this.lane = lane;
        this.reads = reads;
        this.dialect = dialect;
        this.clock = clock;
    }

    /** Says that a host lives. */
    public void announce(Host host) {
        Checked.text("id", host.id(), 255);
        String address = host.address().map(URI::toString).orElse("");
        Checked.text("address", address, 512);
        lane.call(Urgency.REST, handle -> {
            boolean known = handle.createUpdate("update teppan_host set last_seen = " + now() + " where id = :id")
                            .bind("id", host.id())
                            .execute()
                    == 1;
            if (!known) {
                handle.createUpdate(
                                "insert into teppan_host (id, address, build, last_seen) values (:id, :address, :build, "
                                        + now() + ")")
                        .bind("id", host.id())
                        .bind("address", address)
                        .bind("build", host.build())
                        .execute();
                handle.createUpdate("delete from teppan_host where last_seen < " + now() + " - :kept")
                        .bind("kept", KEPT.toMillis())
                        .execute();
            }
            return true;
        });
    }

    /** Says that a host stops. */
    public void leave(String id) {
        lane.call(Urgency.REST, handle -> remove(handle, id));
    }

    /** The hosts that said within this time that they live. */
    public List<Host> alive(Duration within) {
        return reads.query(handle -> handle.createQuery(
                        "select * from teppan_host where last_seen >= " + now() + " - :within order by id")
                .bind("within", within.toMillis())
                .map((row, context) -> read(row))
                .list());
    }

    /** The host that holds the lease now. Empty when nobody does, and when its build does not say who it is. */
    public Optional<Host> holder() {
        return reads.query(handle -> handle.createQuery("select h.* from lease l join teppan_host h on h.id = l.holder"
                        + " where l.name = 'dispatch' and l.expires_at > " + now())
                .map((row, context) -> read(row))
                .findOne());
    }

    private static boolean remove(Handle handle, String id) {
        return handle.createUpdate("delete from teppan_host where id = :id")
                        .bind("id", id)
                        .execute()
                == 1;
    }

    private String now() {
        return dialect.now().isEmpty() ? Long.toString(clock.millis()) : dialect.now();
    }

    private static Host read(ResultSet row) throws SQLException {
        return new Host(
                row.getString("id"),
                Optional.of(row.getString("address"))
                        .filter(address -> !address.isEmpty())
                        .map(URI::create),
                row.getString("build"));
    }
}
