package dev.teppan.platform.store;

import dev.teppan.platform.execution.Actor;
import dev.teppan.platform.execution.Attempt;
import dev.teppan.platform.execution.AttemptId;
import dev.teppan.platform.execution.Change;
import dev.teppan.platform.execution.Execution;
import dev.teppan.platform.execution.ExecutionEvent;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.execution.ExecutionMoves;
import dev.teppan.platform.execution.ExecutionPolicy;
import dev.teppan.platform.execution.Origin;
import dev.teppan.platform.execution.Outcome;
import dev.teppan.platform.execution.Placement;
import dev.teppan.platform.execution.RanWith;
import dev.teppan.platform.execution.RetryPolicy;
import dev.teppan.spi.Resources;
import dev.teppan.spi.executor.LaunchToken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/** Executions, and moves of them as the real rules make them. */
record Samples(Supplier<ExecutionId> ids) {

    static final Instant NOW = SettableClock.START;
    static final Actor ACTOR = new Actor("token:shop");
    static final ExecutionPolicy POLICY = new ExecutionPolicy(
            new RetryPolicy(3, Duration.ofSeconds(5), 2, Duration.ofHours(1), false, List.of()),
            true,
            ExecutionPolicy.Budgets.DEFAULT);

    NewExecution pending() {
        return pending("shop", "mail", "default");
    }

    NewExecution pending(String application, String job, String queue) {
        return arrival(Execution.enqueued(ids.get(), new Origin(application, job, 3, queue, NOW), NOW));
    }

    NewExecution keyed(String key) {
        Origin origin = new Origin("shop", "mail", 3, "default", NOW, Optional.of(key));
        return arrival(Execution.enqueued(ids.get(), origin, NOW));
    }

    NewExecution scheduled(Duration delay) {
        return arrival(Execution.enqueued(ids.get(), new Origin("shop", "mail", 3, "default", NOW), NOW.plus(delay)));
    }

    static NewExecution arrival(Execution execution) {
        return new NewExecution(execution, "{\"n\":1}", Map.of(), Optional.empty(), ACTOR);
    }

    Turn turn(Change... changes) {
        return new Turn(List.of(changes), List.of(), Map.of(), List.of());
    }

    /** What an event makes of an execution. */
    Change move(Execution execution, ExecutionEvent event, Instant now) {
        return moves().move(execution, event, POLICY, now).orElseThrow();
    }

    Change place(Execution execution) {
        return move(execution, placed(), NOW.plusSeconds(1));
    }

    Change start(Execution execution) {
        Attempt attempt = execution.attempt().orElseThrow();
        return move(
                execution,
                new ExecutionEvent.Started(attempt.number(), attempt.launch(), NOW.plusSeconds(2)),
                NOW.plusSeconds(3));
    }

    Change end(Execution execution, Outcome outcome) {
        return move(execution, new ExecutionEvent.AttemptEnded(execution.attemptNumber(), outcome), outcome.endedAt());
    }

    Change succeed(Execution execution) {
        return end(execution, Outcome.succeeded(NOW.plusSeconds(10)));
    }

    static ExecutionEvent placed() {
        return new ExecutionEvent.Placed(
                new Placement("local", "default", "node-1"),
                new RanWith("registry:5000/shop/mail@sha256:ab", List.of("run", "it \"now\""), Resources.of(500, 256)));
    }

    static LaunchRow launch(Execution execution) {
        Attempt attempt = execution.attempt().orElseThrow();
        return new LaunchRow(
                new LaunchToken(attempt.id() + "." + attempt.launch()),
                execution.id(),
                attempt.number(),
                attempt.launch(),
                "{\"image\":\"busybox\"}",
                Optional.empty(),
                NOW);
    }

    private ExecutionMoves moves() {
        return new ExecutionMoves(() -> new AttemptId(ids.get().value()), new Random(7));
    }
}
