package dev.teppan.platform.scheduling;

/**
 * Why an execution waits.
 *
 * @param code stable, for programs
 * @param sentence with the figures, for people
 * @param ahead how many executions of the same queue go first; an upper bound
 */
public record WaitReason(Code code, String sentence, long ahead) {

    /** The reasons there are. Others may be added. */
    public enum Code {
        /** Room is missing. */
        WAITING_CAPACITY,
        /** No node of the pools it may use is or could be large enough. */
        EXCEEDS_ANY_NODE,
        /** No pool matches where it may run. */
        NO_MATCHING_POOL,
        /** Its application runs as many as it may. */
        LIMIT_APPLICATION,
        /** Its queue runs as many as it may. */
        LIMIT_QUEUE,
        /** Its job runs as many as it may. */
        LIMIT_JOB,
        /** Its queue is paused. */
        QUEUE_PAUSED,
        /** The executors it may use do not work now. */
        EXECUTOR_UNAVAILABLE,
        /** It is its turn with the next plan. */
        NEXT
    }
}
