package dev.teppan.platform.simulation.scenario;

import dev.teppan.platform.simulation.NodeModel;
import dev.teppan.platform.simulation.trace.SwfMapping;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is to be simulated.
 *
 * @param source where the workload comes from; absent where only the command line says
 * @param starvedAfter what waits for longer counts as starved
 */
public record Scenario(
        String name,
        Optional<Source> source,
        NodeModel nodes,
        List<PolicyChoice> policies,
        long seed,
        Duration starvedAfter) {

    /** What holds where nothing is said. */
    public static final Scenario USUAL =
            new Scenario("simulation", Optional.empty(), NodesCodec.USUAL, KnownPolicies.USUAL, 1, Duration.ofHours(1));

    /** Where a workload comes from. */
    public sealed interface Source {

        /** A trace in the Standard Workload Format. */
        record Swf(String file, SwfMapping mapping) implements Source {}

        /**
         * What this installation ran.
         *
         * @param configuration the server's configuration file
         * @param span how far back
         * @param most how many executions, the latest
         */
        record History(String configuration, Duration span, int most) implements Source {}

        /** Made by chance. */
        record Made(MadeWorkload workload) implements Source {}
    }

    public Scenario {
        policies = List.copyOf(policies);
    }

    /** The same with another source. */
    public Scenario from(Source other) {
        return new Scenario(name, Optional.of(other), nodes, policies, seed, starvedAfter);
    }

    /** The same with another seed. */
    public Scenario seeded(long other) {
        return new Scenario(name, source, nodes, policies, other, starvedAfter);
    }
}
