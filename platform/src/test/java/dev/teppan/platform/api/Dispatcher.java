package dev.teppan.platform.api;

import dev.teppan.platform.execution.AttemptId;
import dev.teppan.platform.execution.Blame;
import dev.teppan.platform.execution.Change;
import dev.teppan.platform.execution.Execution;
import dev.teppan.platform.execution.ExecutionEvent;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.execution.ExecutionMoves;
import dev.teppan.platform.execution.ExecutionPolicy;
import dev.teppan.platform.execution.Outcome;
import dev.teppan.platform.execution.Placement;
import dev.teppan.platform.execution.RanWith;
import dev.teppan.platform.execution.Reason;
import dev.teppan.platform.execution.RetryPolicy;
import dev.teppan.platform.store.Database;
import dev.teppan.platform.store.Intent;
import dev.teppan.platform.store.Lease;
import dev.teppan.platform.store.QueuedIntent;
import dev.teppan.platform.store.Turn;
import dev.teppan.spi.Resources;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Moves executions as dispatch would, by the real rules and through the real store. */
public final class Dispatcher {

    private final Database database;
    private final InstantSource clock;
    private final ExecutionMoves moves;
    private final Lease lease;

    public Dispatcher(TestServer server) {
        database = server.database();
        clock = server.clock();
        moves = new ExecutionMoves(() -> new AttemptId(database.newId().value()), new Random(1));
        lease = database.dispatch().acquire("test", Duration.ofHours(1)).orElseThrow();
    }

    public Execution start(ExecutionId id) {
        move(
                id,
                new ExecutionEvent.Placed(
                        new Placement("local", "docker", "node-1"),
                        new RanWith("shop:v1", List.of("mail"), Resources.of(250, 256))));
        Execution placed = execution(id);
        move(id, new ExecutionEvent.Started(placed.attemptNumber(), 1, clock.instant()));
        return execution(id);
    }

    public Execution succeed(ExecutionId id) {
        return end(id, Outcome.succeeded(clock.instant()));
    }

    public Execution fail(ExecutionId id, Blame blame) {
        return end(id, Outcome.failed(Reason.EXIT_CODE, blame, "it failed", clock.instant()));
    }

    /** Does what was asked for. */
    public void consumeIntents() {
        for (QueuedIntent queued : database.intents().oldest(100)) {
            switch (queued.intent()) {
                case Intent.Cancel cancel ->
                    move(cancel.execution(), new ExecutionEvent.CancelRequested(cancel.actor()));
                case Intent.Retry retry ->
                    move(
                            retry.execution(),
                            new ExecutionEvent.RetryRequested(retry.id(), retry.notBefore(), retry.actor()));
                case Intent.Arrived arrived -> {}
                case Intent.CatalogChanged changed -> {}
            }
            database.dispatch().commit(lease, new Turn(List.of(), List.of(), Map.of(), List.of(queued.id())));
        }
    }

    public Execution execution(ExecutionId id) {
        return database.executions().find(id).orElseThrow().execution();
    }

    private Execution end(ExecutionId id, Outcome outcome) {
        move(id, new ExecutionEvent.AttemptEnded(execution(id).attemptNumber(), outcome));
        return execution(id);
    }

    private void move(ExecutionId id, ExecutionEvent event) {
        ExecutionPolicy policy = new ExecutionPolicy(RetryPolicy.NONE, false, ExecutionPolicy.Budgets.DEFAULT);
        Change change =
                moves.move(execution(id), event, policy, clock.instant()).orElseThrow();
        database.dispatch().commit(lease, new Turn(List.of(change), List.of(), Map.of(), List.of()));
    }
}
