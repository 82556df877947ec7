package dev.teppan.platform.console;

import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.store.IntentStore;
import java.util.function.Supplier;

/**
 * How the console acts.
 *
 * @param wake tells the host that dispatches that an intent was written
 * @param newId makes ids for retry requests
 */
public record Acting(IntentStore intents, Runnable wake, Supplier<ExecutionId> newId, RunNow runNow) {}
