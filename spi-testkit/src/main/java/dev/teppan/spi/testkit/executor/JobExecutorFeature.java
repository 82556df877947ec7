package dev.teppan.spi.testkit.executor;

/** What not every executor can do. All are expected unless the fixture names them as unsupported. */
public enum JobExecutorFeature {
    /** A workload outlives the executor object that started it. */
    SURVIVES_EXECUTOR,
    /** Output is handed out. */
    OUTPUT,
    /** Output that is not UTF-8 is handed out byte by byte; without, what cannot be read is replaced. */
    BINARY_OUTPUT,
    /** Memory limits are enforced and their breach is told. */
    MEMORY_LIMIT,
    /** An image that cannot be had is refused as such. */
    IMAGES,
    /** A command that does not exist is told from one that fails. */
    UNKNOWN_COMMAND,
    /** Job settings that cannot work are refused as invalid. */
    INVALID_SETTINGS,
    /** The fixture can bring a launch to be accepted and not begun. */
    CREATED_PHASE,
    /** The fixture can remove a workload behind the executor's back. */
    OUTSIDE_REMOVAL,
    /** The fixture can cut the executor off from its outside. */
    DISCONNECT,
    /** Pools grow and shrink. */
    SCALING
}
