package dev.teppan.platform.simulation.scenario;

import dev.teppan.platform.scheduling.HintSettings;
import dev.teppan.platform.scheduling.Limits;
import dev.teppan.platform.scheduling.SchedulerSettings;
import dev.teppan.platform.simulation.Contender;
import dev.teppan.platform.simulation.NodeModel;

/** A policy that is to be run, before the bounds of nodes and the rules that hold are known. */
public sealed interface PolicyChoice {

    /**
     * Teppan's.
     *
     * @param hints but for their bounds, which are those of the nodes
     */
    record Ours(String name, SchedulerSettings settings, HintSettings hints, RuleChanges rules)
            implements PolicyChoice {}

    /** Any other. */
    record Other(Contender contender) implements PolicyChoice {}

    /** The policy where these rules hold but for its own changes, with these nodes. */
    default Contender contender(Limits rules, NodeModel nodes) {
        return switch (this) {
            case Other other -> other.contender();
            case Ours ours ->
                Contender.teppan(
                        ours.name(),
                        ours.settings(),
                        ours.rules().applied(rules),
                        ours.hints()
                                .with(nodes.least(), nodes.most(), ours.hints().headRoom()));
        };
    }
}
