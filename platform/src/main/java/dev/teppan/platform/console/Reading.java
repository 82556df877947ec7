package dev.teppan.platform.console;

import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.logs.AttemptOutput;
import dev.teppan.platform.plugins.PluginView;
import dev.teppan.platform.scheduling.WaitReason;
import dev.teppan.platform.store.CatalogStore;
import dev.teppan.platform.store.ExecutionReader;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Where the console reads.
 *
 * @param why why an execution waits; empty when it does not, or nobody can tell
 * @param plugins all plugins of this host as they are now
 */
public record Reading(
        ExecutionReader executions,
        CatalogStore catalog,
        AttemptOutput output,
        Function<ExecutionId, Optional<WaitReason>> why,
        Supplier<List<PluginView>> plugins) {}
