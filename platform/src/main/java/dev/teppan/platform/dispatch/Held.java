package dev.teppan.platform.dispatch;

import dev.teppan.platform.catalog.Job;
import dev.teppan.platform.execution.Execution;
import dev.teppan.platform.execution.ExecutionPolicy;
import dev.teppan.platform.execution.RetryPolicy;
import dev.teppan.platform.scheduling.Shape;
import dev.teppan.platform.store.StoredExecution;
import dev.teppan.spi.executor.LaunchToken;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One unfinished execution as the loop holds it. Used by the loop alone. */
final class Held {

    private static final Duration LONGEST_TIMEOUT = Duration.ofDays(365);
    private static final Duration USUAL_GRACE = Duration.ofSeconds(10);

    /** Since when nobody can be asked about its launch. */
    record OutOfReach(Instant since, String detail) {}

    /** When a call of the executor for its launch last went wrong. */
    record Failing(Instant at, String detail) {}

    private final Optional<String> traceparent;
    private Execution execution;
    private Definition definition;

    /** Whether the scheduler knows it as waiting. */
    private boolean queued;

    private Optional<OutOfReach> outOfReach = Optional.empty();
    private Optional<Failing> failing = Optional.empty();
    private Optional<Instant> placedAt = Optional.empty();
    private String refusal = "";

    Held(StoredExecution stored, Definition definition) {
        this.traceparent = stored.traceparent();
        this.execution = stored.execution();
        this.definition = definition;
    }

    Execution execution() {
        return execution;
    }

    void execution(Execution next) {
        execution = next;
    }

    Optional<String> traceparent() {
        return traceparent;
    }

    Definition definition() {
        return definition;
    }

    void definition(Definition next) {
        definition = next;
    }

    boolean isQueued() {
        return queued;
    }

    void queued(boolean now) {
        queued = now;
    }

    Optional<OutOfReach> outOfReach() {
        return outOfReach;
    }

    void outOfReach(Optional<OutOfReach> now) {
        outOfReach = now;
    }

    Optional<Failing> failing() {
        return failing;
    }

    void failing(Optional<Failing> now) {
        failing = now;
    }

    /** When its latest launch was placed; absent when it has none. */
    Optional<Instant> placedAt() {
        return placedAt;
    }

    void placedAt(Instant now) {
        placedAt = Optional.of(now);
    }

    /** Why its last launch was refused; empty when it was not. */
    String refusal() {
        return refusal;
    }

    void refusal(String detail) {
        refusal = detail;
    }

    Optional<Job> job() {
        return switch (definition) {
            case Definition.Known known -> Optional.of(known.resolved().job());
            case Definition.Unusable unusable -> Optional.empty();
        };
    }

    Optional<Shape> shape() {
        return switch (definition) {
            case Definition.Known known ->
                Optional.of(known.shape(execution.origin().queue()));
            case Definition.Unusable unusable -> Optional.empty();
        };
    }

    ExecutionPolicy policy(ExecutionPolicy.Budgets budgets) {
        return new ExecutionPolicy(
                job().map(Job::retry).orElse(RetryPolicy.NONE),
                job().map(Job::idempotent).orElse(false),
                budgets);
    }

    Duration timeout() {
        return job().map(job -> job.limits().timeout()).orElse(LONGEST_TIMEOUT);
    }

    Duration grace() {
        return job().map(job -> job.limits().stopGrace()).orElse(USUAL_GRACE);
    }

    /** The token of its launch, while that holds room. */
    Optional<LaunchToken> token() {
        return execution.state().isLive() ? execution.attempt().map(Watched::token) : Optional.empty();
    }
}
