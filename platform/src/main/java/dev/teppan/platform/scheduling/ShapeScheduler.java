package dev.teppan.platform.scheduling;

import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.execution.Placement;
import dev.teppan.spi.executor.ExecutorStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Places by priority of the queue, then by age, on the node where the least is left over. A shape that does not fit, or that
 * a limit holds, is passed over for the rest of the plan, so it blocks nothing that does fit; work grows with the number of
 * shapes and of placements, not with what waits.
 */
public final class ShapeScheduler implements Scheduler {

    private final WaitingLine line = new WaitingLine();
    private final RoomLedger room = new RoomLedger();
    private final RunningCounts counts = new RunningCounts();
    private final Map<ExecutionId, Shape> running = new HashMap<>();

    @Override
    public void waits(Waiting waiting) {
        line.add(waiting);
    }

    @Override
    public void waitsNoLonger(ExecutionId id) {
        line.remove(id);
    }

    @Override
    public void occupies(Occupying occupying) {
        line.remove(occupying.id());
        hold(occupying.id(), occupying.shape());
        room.hold(occupying.id(), occupying.placement(), occupying.shape().resources(), Optional.of(occupying.token()));
    }

    @Override
    public void released(ExecutionId id) {
        room.release(id);
        Shape shape = running.remove(id);
        if (shape != null) {
            counts.remove(shape);
        }
    }

    @Override
    public void executorChanged(String executor, ExecutorStatus status) {
        room.executorChanged(executor, status);
    }

    @Override
    public void limitsChanged(Limits limits) {
        counts.limits(limits);
    }

    @Override
    public Plan plan(int atMost) {
        List<Assignment> assignments = new ArrayList<>();
        PriorityQueue<Waiting> heads = line.heads(counts::priority);
        while (assignments.size() < atMost && !heads.isEmpty()) {
            Waiting next = heads.remove();
            Shape shape = next.shape();
            if (counts.binding(shape, 0).isPresent()) {
                continue;
            }
            Optional<Placement> place = room.bestFit(shape.resources(), shape.runsOn());
            if (place.isEmpty()) {
                continue;
            }
            line.remove(next.id());
            hold(next.id(), shape);
            room.hold(next.id(), place.get(), shape.resources(), Optional.empty());
            assignments.add(new Assignment(next.id(), shape, place.get()));
            line.oldest(shape).ifPresent(heads::add);
        }
        return new Plan(assignments);
    }

    @Override
    public Optional<WaitReason> why(ExecutionId id) {
        return line.find(id).map(waiting -> {
            Shape shape = waiting.shape();
            long ahead = line.ahead(waiting);
            return counts.binding(shape, ahead)
                    .orElseGet(() ->
                            room.bestFit(shape.resources(), shape.runsOn()).isPresent()
                                    ? new WaitReason(WaitReason.Code.NEXT, "Starts with the next plan.", ahead)
                                    : room.explain(shape.resources(), shape.runsOn(), ahead));
        });
    }

    @Override
    public long waiting() {
        return line.size();
    }

    private void hold(ExecutionId id, Shape shape) {
        Shape before = running.put(id, shape);
        if (before != null) {
            counts.remove(before);
        }
        counts.add(shape);
    }
}
