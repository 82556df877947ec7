package dev.teppan.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;

/** Starts several servers in turn, round after round; who goes first changes with each round. */
final class StartContest {

    private record Side(String name, Callable<ServerStart> server, List<StartCost> costs) {}

    private final List<Side> sides = new ArrayList<>();

    /** Adds a side; it returns a server not started yet. */
    StartContest side(String name, Callable<ServerStart> server) {
        sides.add(new Side(name, server, new ArrayList<>()));
        return this;
    }

    StartContest run(int rounds) throws Exception {
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < sides.size(); i++) {
                Side side = sides.get((round + i) % sides.size());
                StartCost cost = side.server().call().measure();
                side.costs().add(cost);
                System.out.println("round %2d: %s".formatted(round + 1, line(side.name(), cost)));
            }
        }
        for (Side side : sides) {
            System.out.println("median:   "
                    + line(
                            side.name(),
                            new StartCost(
                                    median(side, StartCost::seconds),
                                    median(side, StartCost::processorSeconds),
                                    median(side, StartCost::residentMib))));
        }
        return this;
    }

    /** One side's figure divided by another's, round by round. */
    PairedRatios ratio(String one, String other, ToDoubleFunction<StartCost> figure) {
        List<StartCost> ones = costs(one);
        List<StartCost> others = costs(other);
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < ones.size(); i++) {
            ratios.add(figure.applyAsDouble(ones.get(i)) / figure.applyAsDouble(others.get(i)));
        }
        return new PairedRatios(ratios);
    }

    private List<StartCost> costs(String name) {
        return sides.stream()
                .filter(side -> side.name().equals(name))
                .findFirst()
                .map(Side::costs)
                .orElseThrow(() -> new IllegalArgumentException("no side " + name));
    }

    private static double median(Side side, ToDoubleFunction<StartCost> figure) {
        return new PairedRatios(
                        side.costs().stream().mapToDouble(figure).boxed().toList())
                .median();
    }

    private static String line(String name, StartCost cost) {
        return String.format(
                Locale.ROOT,
                "%-24s %.2f s, processor %.2f s, resident %.0f MiB",
                name,
                cost.seconds(),
                cost.processorSeconds(),
                cost.residentMib());
    }
}
