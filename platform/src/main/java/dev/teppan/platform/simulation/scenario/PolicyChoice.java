package dev.teppan.platform.simulation.scenario;

import dev.teppan.platform.scheduling.HintSettings;
import dev.teppan.platform.scheduling.Limits;
import dev.teppan.platform.scheduling.SchedulerSettings;
import dev.teppan.platform.simulation.Contender;
import dev.teppan.platform.simulation.NodeModel;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A policy that is to be run, before the bounds of nodes and the rules that hold are known. */
public sealed interface PolicyChoice {

    /** What all scenarios run that name none. */
    List<PolicyChoice> USUAL = List.of(
            new Ours("Teppan", SchedulerSettings.USUAL, HintSettings.USUAL, RuleChanges.NONE),
            new Other(Contender.fifo()),
            new Other(Contender.bestEffortFifo()),
            new Other(Contender.easy()),
            new Other(Contender.hako()),
            new Other(Contender.ecsManaged(300)));

    /** The others by their words in a scenario; the number is the warm-up of ECS, in seconds. */
    Map<String, Function<Integer, Contender>> OTHERS = Map.of(
            "fifo", warmUp -> Contender.fifo(),
            "best-effort-fifo", warmUp -> Contender.bestEffortFifo(),
            "easy", warmUp -> Contender.easy(),
            "hako", warmUp -> Contender.hako(),
            "ecs-managed", Contender::ecsManaged);

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
