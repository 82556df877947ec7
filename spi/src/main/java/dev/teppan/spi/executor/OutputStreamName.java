package dev.teppan.spi.executor;

/** The two streams of a process. */
public enum OutputStreamName {
    STDOUT,
    STDERR
}
