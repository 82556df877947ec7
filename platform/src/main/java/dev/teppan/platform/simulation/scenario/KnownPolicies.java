package dev.teppan.platform.simulation.scenario;

import dev.teppan.platform.scheduling.HintSettings;
import dev.teppan.platform.scheduling.SchedulerSettings;
import dev.teppan.platform.simulation.Contender;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The policies that scenarios may name. */
public final class KnownPolicies {

    /** What all scenarios run that name none. */
    public static final List<PolicyChoice> USUAL = List.of(
            new PolicyChoice.Ours("Teppan", SchedulerSettings.USUAL, HintSettings.USUAL, RuleChanges.NONE),
            new PolicyChoice.Other(Contender.fifo()),
            new PolicyChoice.Other(Contender.bestEffortFifo()),
            new PolicyChoice.Other(Contender.easy()),
            new PolicyChoice.Other(Contender.hako()),
            new PolicyChoice.Other(Contender.ecsManaged(300)));

    /** The others by their words in a scenario; the number is the warm-up of ECS, in seconds. */
    static final Map<String, Function<Integer, Contender>> OTHERS = Map.of(
            "fifo", warmUp -> Contender.fifo(),
            "best-effort-fifo", warmUp -> Contender.bestEffortFifo(),
            "easy", warmUp -> Contender.easy(),
            "hako", warmUp -> Contender.hako(),
            "ecs-managed", Contender::ecsManaged);

    private KnownPolicies() {}
}
