package dev.teppan.spi.testkit.executor;

import dev.teppan.spi.executor.JobExecutor;
import dev.teppan.spi.executor.Launch;
import dev.teppan.spi.executor.LaunchToken;
import java.time.Duration;
import java.util.Set;

/**
 * What the contract suite needs of an executor under test: one for each test. The methods with a default are called only
 * when the feature they belong to is supported.
 */
public interface JobExecutorFixture {

    /** A new executor object over the same outside. Called several times in a test; the suite closes the objects. */
    JobExecutor open();

    /** A launch that does what the program says, placed where there is room, carrying the program's environment. */
    Launch launch(LaunchToken token, Program program);

    /** The features that the executor lacks; the suite then asserts that it says so cleanly. */
    default Set<JobExecutorFeature> unsupported() {
        return Set.of();
    }

    /** How many workloads the suite may run at once. */
    default int parallelRuns() {
        return 100;
    }

    /** How long anything in the suite may take at most before it counts as hanging. */
    default Duration patience() {
        return Duration.ofSeconds(60);
    }

    /** {@link JobExecutorFeature#CREATED_PHASE}: has the launch accepted, but not begun. */
    default void create(Launch launch) throws InterruptedException {
        throw new UnsupportedOperationException();
    }

    /** {@link JobExecutorFeature#IMAGES}: a launch whose image does not exist. */
    default Launch withUnknownImage(LaunchToken token) {
        throw new UnsupportedOperationException();
    }

    /** {@link JobExecutorFeature#UNKNOWN_COMMAND}: a launch whose command does not exist in its image. */
    default Launch withUnknownCommand(LaunchToken token) {
        throw new UnsupportedOperationException();
    }

    /** {@link JobExecutorFeature#INVALID_SETTINGS}: a launch whose job settings cannot work. */
    default Launch withInvalidSettings(LaunchToken token) {
        throw new UnsupportedOperationException();
    }

    /** {@link JobExecutorFeature#OUTSIDE_REMOVAL}: removes the workload and its traces, as a stranger would. */
    default void remove(LaunchToken token) throws InterruptedException {
        throw new UnsupportedOperationException();
    }

    /** {@link JobExecutorFeature#DISCONNECT}: no executor object reaches its outside until {@link #reconnect()}. */
    default void disconnect() throws InterruptedException {
        throw new UnsupportedOperationException();
    }

    /** {@link JobExecutorFeature#DISCONNECT}: ends what {@link #disconnect()} began. */
    default void reconnect() throws InterruptedException {
        throw new UnsupportedOperationException();
    }

    /** {@link JobExecutorFeature#SCALING}: a pool without nodes that can get at least two. */
    default String scalingPool() {
        throw new UnsupportedOperationException();
    }

    /** {@link JobExecutorFeature#SCALING}: a launch on this node of that pool that runs until it is stopped. */
    default Launch launchOn(LaunchToken token, String node) {
        throw new UnsupportedOperationException();
    }

    /** Removes whatever the test left behind. */
    void close() throws Exception;
}
