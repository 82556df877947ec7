package dev.teppan.spi.executor;

/** The answer to the question what became of a launch. */
public sealed interface FindResult {

    /** It runs, or was created and will run; it can be watched. */
    record Attached(Run run) implements FindResult {}

    /** It has ended; its end and output can still be read. */
    record Ended(Run run, ExitReport report) implements FindResult {}

    /** Proven: it does not run and cannot begin any more. */
    record Gone(String detail) implements FindResult {}

    /** Cannot be asked now. It may run. */
    record Unreachable(String detail) implements FindResult {}
}
