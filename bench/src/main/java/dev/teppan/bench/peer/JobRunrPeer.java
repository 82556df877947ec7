package dev.teppan.bench.peer;

import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jobrunr.configuration.JobRunr;
import org.jobrunr.jobs.states.StateName;
import org.jobrunr.scheduling.JobRequestScheduler;
import org.jobrunr.server.BackgroundJobServer;
import org.jobrunr.server.BackgroundJobServerConfiguration;
import org.jobrunr.storage.StorageProvider;
import org.jobrunr.storage.sql.postgres.PostgresStorageProvider;
import org.jobrunr.utils.mapper.jackson.JacksonJsonMapper;

/** JobRunr, the open-source edition, with its own choice of workers and the shortest poll that it allows. */
public final class JobRunrPeer implements AutoCloseable {

    private static final int CONNECTIONS = 20;

    private final HikariDataSource database;
    private final StorageProvider storage;
    private final JobRequestScheduler scheduler;
    private final String message;

    /** Connects and has JobRunr make its tables. */
    public JobRunrPeer(String url, String user, String message) {
        this.message = message;
        database = Pools.open(url, user, CONNECTIONS);
        storage = new PostgresStorageProvider(database);
        scheduler = JobRunr.configure()
                .useJsonMapper(new JacksonJsonMapper())
                .useStorageProvider(storage)
                .initialize()
                .getJobRequestScheduler();
    }

    /** Enqueues by several threads; how many in each second. */
    public double enqueuesPerSecond(int threads, double seconds) throws Exception {
        return Parallel.perSecond(threads, seconds, thread -> {
            scheduler.enqueue(new NoopJobRequest(message));
            return 1;
        });
    }

    /** Enqueues so many and then has them run; jobs in each second, until the last has succeeded. */
    public double drainedPerSecond(int jobs) throws Exception {
        long succeededBefore = storage.countJobs(StateName.SUCCEEDED);
        long ranBefore = NoopJobRequest.RAN.get();
        scheduler.enqueue(Stream.generate(() -> new NoopJobRequest(message)).limit(jobs));
        BackgroundJobServer server = new BackgroundJobServer(
                storage,
                new JacksonJsonMapper(),
                null,
                BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration()
                        .andPollIntervalInSeconds(5));
        long begin = System.nanoTime();
        server.start();
        while (NoopJobRequest.RAN.get() - ranBefore < jobs
                || storage.countJobs(StateName.SUCCEEDED) - succeededBefore < jobs) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        double rate = jobs / ((System.nanoTime() - begin) / 1e9);
        server.stop();
        return rate;
    }

    @Override
    public void close() {
        JobRunr.destroy();
        database.close();
    }
}
