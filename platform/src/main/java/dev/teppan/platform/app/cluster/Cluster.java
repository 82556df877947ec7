package dev.teppan.platform.app.cluster;

import dev.teppan.platform.api.execution.DispatchView;
import dev.teppan.platform.app.config.ClusterSection;
import dev.teppan.platform.dispatch.Dispatcher;
import dev.teppan.platform.dispatch.LeaseKeeper;
import dev.teppan.platform.logs.AttemptOutput;
import dev.teppan.platform.logs.OutputReader;
import dev.teppan.platform.store.Database;
import dev.teppan.platform.store.Host;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.time.Duration;
import java.util.Optional;

/**
 * This host among the others. To be closed after dispatch, whose lease is then free, and before the database. {@link #wake}
 * is safe for use by several threads.
 */
public final class Cluster implements AutoCloseable {

    private final Optional<SharedSecret> secret;
    private final Optional<PeerClient> peers;
    private final Dispatcher dispatcher;
    private final LeaseKeeper lease;
    private final OutputReader here;
    private final Readiness readiness;
    private final ClusterView view;
    private final ClusterOutput output;
    private final Wake wake;
    private final Registration registration;

    /**
     * What this host is made of.
     *
     * @param id its name as holder of the lease
     * @param build the version that it runs
     */
    public record Parts(
            String id,
            String build,
            Database database,
            Dispatcher dispatcher,
            LeaseKeeper lease,
            OutputReader output) {}

    public Cluster(ClusterSection settings, Parts parts) {
        secret = settings.secret().map(SharedSecret::new);
        peers = secret.map(PeerClient::new);
        dispatcher = parts.dispatcher();
        lease = parts.lease();
        here = parts.output();
        readiness = new Readiness(settings.isConfigured() ? settings.drain() : Duration.ZERO);
        Holder holder = new Holder(parts.database().hosts(), lease, parts.id());
        view = new ClusterView(dispatcher, holder, peers, parts.database());
        output = new ClusterOutput(here, holder, peers);
        wake = new Wake(dispatcher::wake, holder, peers);
        registration = new Registration(
                parts.database().hosts(),
                new Host(parts.id(), settings.address(), parts.build()),
                peers,
                new KeptCapacity(dispatcher, lease, parts.database().dispatch()));
    }

    /** Announces this host. */
    public void start() {
        wake.start();
        registration.start();
    }

    /** Says that there is new work in the database. Call it after the commit; never blocks for long. */
    public void wake() {
        wake.run();
    }

    /** What dispatch knows, wherever it runs. */
    public DispatchView view() {
        return view;
    }

    /** Output, wherever it is. */
    public AttemptOutput output() {
        return output;
    }

    /** Whether load balancers are to send requests here. */
    public Readiness readiness() {
        return readiness;
    }

    /** Registers what answers load balancers and other hosts. */
    public void register(JerseyEnvironment jersey) {
        jersey.register(new ReadyResource(readiness));
        jersey.register(new DrainFilter(readiness));
        secret.ifPresent(shared -> jersey.register(
                new PeersResource(shared, new PeersResource.Told(lease::isLeader, dispatcher, this::woken), here)));
    }

    /** Another host says that there is new work, or that the lease is free. */
    private void woken() {
        if (lease.isLeader()) {
            dispatcher.wake();
        } else {
            lease.look();
        }
    }

    @Override
    public void close() {
        wake.close();
        registration.close();
        peers.ifPresent(PeerClient::close);
    }
}
