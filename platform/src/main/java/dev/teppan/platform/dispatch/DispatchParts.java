package dev.teppan.platform.dispatch;

import dev.teppan.platform.execution.ExecutionMoves;
import dev.teppan.platform.logs.LogShipper;
import dev.teppan.platform.logs.SpoolDirectory;
import dev.teppan.platform.scheduling.Scheduler;
import dev.teppan.spi.executor.JobExecutor;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What dispatch works with. All of it is safe for use by several threads, but the scheduler, of which each term gets its own.
 *
 * @param scheduler makes an empty scheduler
 * @param executors by their names in the configuration, guarded
 * @param hinting how hints of capacity are made and which are sent
 */
public record DispatchParts(
        DispatchSettings settings,
        InstantSource clock,
        Ledger ledger,
        ExecutionMoves moves,
        Supplier<Scheduler> scheduler,
        Map<String, JobExecutor> executors,
        Lookups lookups,
        Output output,
        Hinting hinting) {

    /** Where definitions and what belongs to them are looked up. */
    public record Lookups(
            Definitions definitions, JobSettings jobSettings, Secrets secrets, MessageReferences references) {}

    /** Where output goes. */
    public record Output(SpoolDirectory spools, LogShipper shipper) {}

    public DispatchParts {
        executors = Map.copyOf(executors);
    }
}
