package dev.teppan.e2e;

/** A database server of a test's own that syncs to its disk, keeps its port and may be ended in any way. */
interface DatabaseServer extends AutoCloseable {

    /** A section of the configuration: a database on it. */
    String section();

    /** Ends it as {@code kill -9} does, with all of its processes. */
    void kill();

    /** Ends it in order, though clients are connected. */
    void stop();

    /** Starts it again on its data; waits until it answers. */
    void start();

    /** Ends it and deletes its data. */
    @Override
    void close();
}
