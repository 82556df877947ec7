package dev.teppan.e2e;

import java.sql.Connection;
import java.sql.SQLException;

/** A database server of a test's own that syncs to its disk, keeps its port and may be ended in any way. */
interface DatabaseServer extends AutoCloseable {

    /** Where it listens, on this machine. */
    int port();

    /** A section of the configuration: a database on it. Further lines of the section may follow. */
    default String section() {
        return section(port());
    }

    /** The same by way of another port. */
    String section(int port);

    /** A connection of the test's own to that database. */
    Connection connect() throws SQLException;

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
