package dev.teppan.platform.store;

import dev.teppan.platform.execution.AttemptId;
import dev.teppan.platform.execution.ExecutionId;

/**
 * Where the output of an attempt is.
 *
 * @param stdoutBytes kept bytes
 * @param stderrBytes kept bytes
 * @param truncated whether output beyond the limit was cut
 * @param stored whether it is in the log store; else in the spool of the host that ran it
 */
public record OutputRow(
        ExecutionId execution,
        AttemptId attempt,
        long stdoutBytes,
        long stderrBytes,
        boolean truncated,
        boolean stored) {}
