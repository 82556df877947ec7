package dev.teppan.platform.scheduling;

import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.spi.executor.ExecutorStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The scheduler core. Between applications the one with the least weighted dominant share goes first, by what it holds and,
 * less, by what it held; inside one, priority of the queue, then age. What does not fit, or what a limit keeps, blocks
 * nothing that does; a node is reserved for what has found no room for long.
 *
 * <p>Work grows with the number of shapes and of changes, not with what waits.
 */
public final class FairScheduler implements Scheduler {

    private final Board board;
    private final Pass pass;
    private final Explainer explainer;
    private final Demands demands;
    private final Surveyor surveyor;

    public FairScheduler(SchedulerSettings settings) {
        this.board = new Board(settings);
        Reservations reservations = new Reservations(board, settings);
        BestFit bestFit = new BestFit(board, reservations);
        this.pass = new Pass(board, settings, reservations, bestFit);
        this.demands = new Demands(board);
        this.explainer = new Explainer(board, settings, reservations, bestFit);
        this.surveyor = new Surveyor(board, reservations, explainer);
    }

    @Override
    public void waits(Waiting waiting) {
        board.wait(waiting);
    }

    @Override
    public void waitsNoLonger(ExecutionId id) {
        board.stopWaiting(id);
    }

    @Override
    public void occupies(Occupying occupying) {
        board.holdings().hold(occupying);
    }

    @Override
    public void started(ExecutionId id, Instant at) {
        Holding holding = board.holdings().get(id);
        if (holding != null) {
            holding.startedAt(Math.max(holding.placedAt(), at.toEpochMilli()));
            holding.lane().need().backoffs().started(holding.site().placement());
        }
    }

    @Override
    public void released(ExecutionId id, Instant now) {
        board.holdings().release(id, now.toEpochMilli());
    }

    @Override
    public void finished(ExecutionId id, Duration ran, Instant now) {
        board.holdings()
                .release(id, now.toEpochMilli())
                .ifPresent(holding -> board.times().add(holding.lane().shape().job(), ran.toMillis()));
    }

    @Override
    public void refused(ExecutionId id, Refusal refusal, Instant now) {
        Holding holding = board.holdings().get(id);
        if (holding != null) {
            board.holdings().refused(holding, refusal, now.toEpochMilli());
        }
    }

    @Override
    public void pastStart(JobKey job, String queue, Instant placedAt) {
        board.pastStart(job, queue, placedAt.toEpochMilli());
    }

    @Override
    public void past(PastRun run) {
        board.past(run);
    }

    @Override
    public void executorChanged(String executor, ExecutorStatus status) {
        board.sites().executorChanged(executor, status, board.tries()::roomGrew);
    }

    @Override
    public void limitsChanged(Limits limits) {
        board.limits(limits);
    }

    @Override
    public Plan plan(int atMost, Instant now) {
        return pass.plan(atMost, now.toEpochMilli());
    }

    @Override
    public Optional<WaitReason> why(ExecutionId id, Instant now) {
        int slot = board.pending().find(id);
        return slot == PendingTable.NONE ? Optional.empty() : Optional.of(explainer.why(slot, now.toEpochMilli()));
    }

    @Override
    public Survey survey(int mostBlocked, Instant now) {
        return surveyor.survey(mostBlocked, now.toEpochMilli());
    }

    @Override
    public List<HintInputs> demands(Instant now) {
        return demands.inputs(now);
    }

    @Override
    public long waiting() {
        return board.pending().size();
    }

    /** How many things are remembered for what waits or runs: 0 where nothing is left of anything. */
    int known() {
        return board.pending().size()
                + board.holdings().size()
                + board.lanes().known()
                + board.keys().size()
                + board.tries().parked().size()
                + board.forecasts().tracked();
    }
}
