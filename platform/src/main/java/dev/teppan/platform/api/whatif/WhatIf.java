package dev.teppan.platform.api.whatif;

import dev.teppan.platform.api.http.Refusal;
import dev.teppan.platform.api.whatif.ProcessorTime.SpentException;
import dev.teppan.platform.catalog.Problem;
import dev.teppan.platform.scheduling.Limits;
import dev.teppan.platform.simulation.Allowance;
import dev.teppan.platform.simulation.Contender;
import dev.teppan.platform.simulation.LowerBound;
import dev.teppan.platform.simulation.NodeModel;
import dev.teppan.platform.simulation.Result;
import dev.teppan.platform.simulation.Workload;
import dev.teppan.platform.simulation.scenario.KnownPolicies;
import dev.teppan.platform.store.HistoryReader;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Answers what recorded work would have come to: one question at a time, on a platform thread of its own with the lowest
 * priority. Safe for use by several threads.
 */
public final class WhatIf implements AutoCloseable {

    private static final int KEPT_SECONDS = 10;

    private final HistoryReader history;
    private final InstantSource clock;
    private final WhatIfBounds bounds;
    private final ThreadPoolExecutor thread;

    /** Nothing is started before the first question. */
    public WhatIf(HistoryReader history, InstantSource clock, WhatIfBounds bounds) {
        this.history = history;
        this.clock = clock;
        this.bounds = bounds;
        this.thread =
                new ThreadPoolExecutor(0, 1, KEPT_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), WhatIf::lowly);
    }

    /**
     * Both results over the same work.
     *
     * @param recorded what was read, and as it was
     */
    record Answer(RecordedWorkload recorded, Side present, Side changed) {}

    /** One of the two. */
    record Side(NodeModel nodes, Result result, LowerBound bound) {}

    /**
     * Answers a question; waits for it up to the bound.
     *
     * @throws Refusal when another question is answered now, it takes too long, or nothing ran
     */
    Answer ask(WhatIfRequest request) throws InterruptedException {
        Future<Answer> answer;
        try {
            answer = thread.submit(() -> answer(request));
        } catch (RejectedExecutionException e) {
            throw Refusal.unavailable("another question is answered just now", (int)
                    bounds.retryAfter().toSeconds());
        }
        try {
            return answer.get(bounds.wall().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw Refusal.unavailable(
                    "the answer took longer than " + bounds.wall().toSeconds() + " s",
                    (int) bounds.retryAfter().toSeconds());
        } catch (ExecutionException e) {
            throw refusal(Objects.requireNonNullElse(e.getCause(), e));
        } finally {
            // Where nobody waits any more it ends by itself.
            answer.cancel(true);
        }
    }

    /** Ends a question that is being answered, if there is one. */
    @Override
    public void close() {
        thread.shutdownNow();
    }

    private Answer answer(WhatIfRequest request) {
        Allowance allowance = new ProcessorTime(bounds.processor(), bounds.slice());
        Instant from = clock.instant().minus(request.span());
        RecordedWorkload recorded = RecordedWorkload.read(
                history,
                from,
                request.executions(),
                List.of(request.nodes(), request.changedNodes()),
                allowance::spend);
        Workload workload = recorded.workload()
                .orElseThrow(() -> Refusal.invalid(List.of(new Problem(
                        "/span",
                        "must reach back to where attempts ended that fit the nodes; there are none, and "
                                + recorded.tooLarge() + " that do not fit"))));
        Limits rules = history.rules();
        return new Answer(
                recorded,
                side(request, workload, rules, request.nodes(), allowance),
                side(request, workload, request.rules().applied(rules), request.changedNodes(), allowance));
    }

    private static Side side(
            WhatIfRequest request, Workload workload, Limits rules, NodeModel nodes, Allowance allowance) {
        Workload on = new Workload(workload.name(), workload.kinds(), workload.arrivals(), nodes);
        Contender teppan = KnownPolicies.USUAL.getFirst().contender(rules, nodes);
        return new Side(nodes, teppan.run(on, request.seed(), allowance), LowerBound.of(on));
    }

    private static RuntimeException refusal(Throwable cause) {
        return switch (cause) {
            case Refusal refusal -> refusal;
            case SpentException spent ->
                Refusal.invalid(List.of(new Problem("/executions", "must be fewer: " + spent.getMessage())));
            case IllegalStateException never ->
                Refusal.invalid(List.of(new Problem("/changed", "must let all end: " + never.getMessage())));
            case RuntimeException other -> other;
            default -> new IllegalStateException("a question could not be answered", cause);
        };
    }

    @SuppressWarnings(
            "ThreadPriorityCheck") // Only a hint to the system; the pauses of ProcessorTime do not rely on it.
    private static Thread lowly(Runnable work) {
        Thread thread = new Thread(work, "what-if");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    }
}
