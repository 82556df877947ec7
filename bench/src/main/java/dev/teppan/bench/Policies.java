package dev.teppan.bench;

import dev.teppan.platform.simulation.Contender;
import dev.teppan.platform.simulation.Result;
import dev.teppan.platform.simulation.SyntheticWorkloads;
import dev.teppan.platform.simulation.Workload;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.LongFunction;
import java.util.function.ToDoubleFunction;

/** What the scheduler and its hints are worth, beside simpler policies, in the simulator: the same figures on every machine. */
final class Policies implements Benchmark {

    private static final int SEEDS = 5;

    private final Contender teppan = Contender.teppan();
    private final Contender fifo = Contender.fifo();
    private final Contender bestEffort = Contender.bestEffortFifo();
    private final Contender easy = Contender.easy();
    private final Contender hako = Contender.hako();
    private final Contender slowEcs = Contender.ecsManaged(300);
    private final Contender fastEcs = Contender.ecsManaged(60);

    @Override
    public String name() {
        return "policies";
    }

    @Override
    public String description() {
        return "waits and node-hours of simulated workloads beside FIFO, EASY, hako and ECS managed scaling; N seeds";
    }

    @Override
    public Verdict run(Path distribution, OptionalInt rounds) {
        int seeds = rounds.orElse(SEEDS);
        List<Contender> all = List.of(teppan, fifo, bestEffort, easy, hako, slowEcs, fastEcs);
        PolicyTable mixed = table(SyntheticWorkloads::mixed, all, seeds);
        PolicyTable burst = table(SyntheticWorkloads::burst, all, seeds);
        PolicyTable starve = table(SyntheticWorkloads::starve, List.of(teppan, fifo, bestEffort, easy), seeds);
        PolicyTable contend = table(SyntheticWorkloads::contend, all, seeds);
        ToDoubleFunction<Result> mean = result -> result.waits().mean();
        ToDoubleFunction<Result> p95 = result -> result.waits().quantile(0.95);
        return Judged.verdict(
                name(),
                List.of(
                        Judged.atMost("mixed: mean wait ÷ ECS managed 300 s", mixed.ratio(teppan, slowEcs, mean), 0.40),
                        Judged.atMost(
                                "mixed: node-hours ÷ ECS managed 300 s",
                                mixed.ratio(teppan, slowEcs, Result::nodeHours),
                                0.97),
                        Judged.atMost("burst: p95 wait ÷ ECS managed 300 s", burst.ratio(teppan, slowEcs, p95), 0.2),
                        Judged.atMost(
                                "burst: node-hours ÷ ECS managed 300 s",
                                burst.ratio(teppan, slowEcs, Result::nodeHours),
                                1.2),
                        Judged.atMost(
                                "starve: large job's worst wait ÷ best-effort FIFO",
                                starve.worstOf(teppan, SyntheticWorkloads.LARGE)
                                        / starve.worstOf(bestEffort, SyntheticWorkloads.LARGE),
                                0.03),
                        Judged.atLeast(
                                "starve: used ÷ best-effort FIFO",
                                starve.ratio(teppan, bestEffort, Result::utilisation),
                                0.98),
                        Judged.atMost(
                                "contend: light mean wait ÷ best-effort FIFO",
                                contend.ratio(teppan, bestEffort, PolicyTable::lightMean),
                                0.35)));
    }

    private static PolicyTable table(LongFunction<Workload> workloads, List<Contender> contenders, int seeds) {
        PolicyTable table = new PolicyTable(contenders);
        for (int seed = 1; seed <= seeds; seed++) {
            Workload workload = workloads.apply(seed);
            for (Contender contender : contenders) {
                table.add(contender, workload, contender.run(workload, seed));
            }
        }
        table.print();
        return table;
    }
}
