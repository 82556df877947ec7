package dev.teppan.bench;

import dev.teppan.bench.peer.Fenzo;
import dev.teppan.spi.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Netflix Fenzo with the input of {@link SchedulerWorld}. */
final class FenzoWorld implements PlacingWorld {

    private final SchedulerInput input = new SchedulerInput();
    private final Random random = new Random(2);
    private final List<String> running = new ArrayList<>();
    private final Fenzo fenzo;

    FenzoWorld(double goodEnough) {
        fenzo = new Fenzo(goodEnough);
        for (int i = 0; i < SchedulerInput.NODES; i++) {
            fenzo.node("node-" + i, cpus(SchedulerInput.NODE), (double) SchedulerInput.NODE.memory());
        }
    }

    private static double cpus(Resources resources) {
        return resources.cpu() / 1_000.0;
    }

    @Override
    public void waits(int count) {
        for (int i = 0; i < count; i++) {
            SchedulerInput.Arrival arrival = input.next();
            fenzo.waits(arrival.id().toString(), arrival.application(), cpus(arrival.needs()), (double)
                    arrival.needs().memory());
        }
    }

    @Override
    public long waiting() {
        return fenzo.waiting();
    }

    @Override
    public int turn(int ends) {
        for (int i = 0; i < ends && !running.isEmpty(); i++) {
            int at = random.nextInt(running.size());
            String id = running.get(at);
            running.set(at, running.getLast());
            running.removeLast();
            fenzo.finished(id);
        }
        return plan();
    }

    @Override
    public int plan() {
        List<String> started = fenzo.plan();
        running.addAll(started);
        return started.size();
    }

    /** Fenzo remembers nothing of what did not fit: each plan is one. */
    @Override
    public int planAnew() {
        return plan();
    }

    @Override
    public void close() {
        fenzo.close();
    }
}
