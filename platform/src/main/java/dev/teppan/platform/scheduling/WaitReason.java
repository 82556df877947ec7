package dev.teppan.platform.scheduling;

import java.util.Optional;

/**
 * Why an execution waits.
 *
 * @param code stable, for programs
 * @param sentence with the figures, for people
 * @param ahead how many executions of its application go first; an upper bound
 * @param start when it will probably start; absent where that depends on something else than room, or nothing can be said
 */
public record WaitReason(Code code, String sentence, long ahead, Optional<Prediction> start) {

    /** A reason without a prediction. */
    public WaitReason(Code code, String sentence, long ahead) {
        this(code, sentence, ahead, Optional.empty());
    }

    WaitReason starting(Optional<Prediction> predicted) {
        return new WaitReason(code, sentence, ahead, predicted);
    }

    /** The reasons there are. Others may be added. */
    public enum Code {
        /** Room is missing. */
        WAITING_CAPACITY,
        /** Room is missing, and applications with less of their share go first. */
        FAIR_SHARE_TURN,
        /** The node with room is kept for what has found none for long. */
        RESERVED,
        /** The node with room refused this shape, and is left alone for a while. */
        BACKOFF,
        /** No node of the pools it may use is or could be large enough. */
        EXCEEDS_ANY_NODE,
        /** No pool matches where it may run. */
        NO_MATCHING_POOL,
        /** Its application has as much as it may. */
        LIMIT_APPLICATION,
        /** Its queue has as much as it may. */
        LIMIT_QUEUE,
        /** Its job has as much as it may. */
        LIMIT_JOB,
        /** Of its key, as many run as may. */
        LIMIT_KEY,
        /** Its application, queue or job started as often as it may. */
        RATE,
        /** Its queue is paused. */
        QUEUE_PAUSED,
        /** The executors it may use do not work now. */
        EXECUTOR_UNAVAILABLE,
        /** It is its turn with the next plan. */
        NEXT
    }
}
