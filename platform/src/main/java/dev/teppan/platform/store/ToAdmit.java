package dev.teppan.platform.store;

/** What a message of a queue source asks for. */
public sealed interface ToAdmit {

    /** A new execution. */
    record Arrival(NewExecution execution) implements ToAdmit {}

    /**
     * One more attempt of an execution.
     *
     * @param otherwise what is written when there is no such execution
     */
    record Retry(Intent.Retry intent, DeadLetter otherwise) implements ToAdmit {}

    /** Nothing that can be done. */
    record Undeliverable(DeadLetter letter) implements ToAdmit {}

    /** What became of one. In each case it is durable, and the message may be acknowledged. */
    enum Outcome {
        /** It was taken in. */
        ADMITTED,
        /** It had been taken in before. */
        DUPLICATE,
        /** It is a dead letter, now or since an earlier delivery. */
        DEAD
    }
}
