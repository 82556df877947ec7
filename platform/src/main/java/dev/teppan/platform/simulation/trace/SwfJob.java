package dev.teppan.platform.simulation.trace;

/**
 * One job of a trace in the Standard Workload Format; -1 where the trace does not say.
 *
 * @param line its number in the file, from 1
 * @param submitted seconds from the beginning of the trace
 * @param ran seconds
 * @param processors that it had, or asked for where that is not known
 * @param memoryKib of each processor: asked for, or used where that is not known
 * @param requestedSeconds for how long it asked
 */
record SwfJob(
        int line,
        long submitted,
        long ran,
        long processors,
        long memoryKib,
        long requestedSeconds,
        long status,
        long user,
        long executable,
        long queue) {

    private static final long PARTIAL_TO_BE_CONTINUED = 2;
    private static final long PARTIAL_LAST_OK = 3;
    private static final long PARTIAL_LAST_FAILED = 4;

    /** A job that ran, and no part of one that is summed up in a line of its own. */
    boolean counts() {
        boolean partial =
                status == PARTIAL_TO_BE_CONTINUED || status == PARTIAL_LAST_OK || status == PARTIAL_LAST_FAILED;
        return ran > 0 && processors > 0 && submitted >= 0 && !partial;
    }
}
