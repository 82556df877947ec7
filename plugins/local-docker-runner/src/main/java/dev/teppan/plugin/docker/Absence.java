package dev.teppan.plugin.docker;

import dev.teppan.spi.executor.ExitReport;
import dev.teppan.spi.executor.ExitReport.InterruptionCause;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * When an engine was away last. An engine that is stopped without live restore ends its containers, and tells afterwards only
 * that a signal ended them; that is no fault of the job.
 */
final class Absence {

    private static final Set<Integer> ENDED_BY_ENGINE = Set.of(128 + 9, 128 + 15);

    /** How far the engine's clock may be from ours. */
    private static final Duration SKEW = Duration.ofSeconds(2);

    private final InstantSource clock;
    private @Nullable Instant lastAnswer;
    private @Nullable Instant since;
    private @Nullable Instant until;

    Absence(InstantSource clock) {
        this.clock = clock;
    }

    /** The engine answers. */
    synchronized void answered() {
        Instant now = clock.instant();
        lastAnswer = now;
        if (since != null && until == null) {
            until = now;
        }
    }

    /** The engine does not answer, or what it was sending broke off. */
    synchronized void began() {
        boolean away = since != null && until == null;
        if (!away && lastAnswer != null) {
            since = lastAnswer;
            until = null;
        }
    }

    /**
     * The end as it is to be told: one by a signal that nobody here sent, while the engine was away, is the engine's.
     *
     * @param listening whether the engine takes new connections; one that ends stops that first, then ends its containers, and
     *     meanwhile answers on the connections that it has
     */
    ExitReport judge(ExitReport end, BooleanSupplier listening) {
        boolean byEngine = end instanceof ExitReport.Exited exited
                && ENDED_BY_ENGINE.contains(exited.code())
                && (contains(exited.endedAt()) || !listening.getAsBoolean());
        return byEngine
                ? new ExitReport.Interrupted(
                        InterruptionCause.INFRASTRUCTURE,
                        "a signal ended the container while its engine was away (exit code "
                                + ((ExitReport.Exited) end).code() + ")",
                        end.endedAt())
                : end;
    }

    private synchronized boolean contains(Instant at) {
        return since != null && !at.isBefore(since.minus(SKEW)) && (until == null || !at.isAfter(until.plus(SKEW)));
    }
}
