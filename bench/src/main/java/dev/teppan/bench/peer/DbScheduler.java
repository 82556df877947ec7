package dev.teppan.bench.peer;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * db-scheduler, polling by lock-and-fetch with the threads and limits of its own benchmark on a small machine (20 threads,
 * 4.0 and 20.0). The table is that of its documentation, without the index for priorities, which are off.
 */
public final class DbScheduler implements AutoCloseable {

    private static final int THREADS = 20;
    private static final int BATCH = 1_000;

    private final HikariDataSource database;
    private final AtomicLong ran = new AtomicLong();
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong lastStart = new AtomicLong();
    private final OneTimeTask<String> task;
    private final Scheduler client;
    private final String message;

    /** Connects and makes the table. */
    public DbScheduler(String url, String user, String message) throws SQLException {
        this.message = message;
        database = Pools.open(url, user, THREADS + 4);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    create table scheduled_tasks (task_name text not null, task_instance text not null, task_data bytea,
                      execution_time timestamp with time zone, picked boolean not null, picked_by text,
                      last_success timestamp with time zone, last_failure timestamp with time zone,
                      consecutive_failures int, last_heartbeat timestamp with time zone, version bigint not null,
                      priority smallint, state text, primary key (task_name, task_instance))
                    """);
            statement.execute("create index execution_time_idx on scheduled_tasks (execution_time)");
            statement.execute("create index last_heartbeat_idx on scheduled_tasks (last_heartbeat)");
        }
        task = Tasks.oneTime("noop", String.class).execute((instance, context) -> {
            lastStart.set(System.nanoTime());
            ran.incrementAndGet();
        });
        client = builder().build();
    }

    private SchedulerBuilder builder() {
        return Scheduler.create(database, task).threads(THREADS).pollUsingLockAndFetch(4.0, 20.0);
    }

    private TaskInstance<String> instance() {
        return task.instance(Long.toString(next.incrementAndGet()), message);
    }

    /** Schedules by several threads, for an hour from now, so that nothing of it runs; how many in each second. */
    public double enqueuesPerSecond(int threads, double seconds) throws Exception {
        Instant later = Instant.now().plusSeconds(3600);
        return Parallel.perSecond(threads, seconds, thread -> {
            client.schedule(instance(), later);
            return 1;
        });
    }

    /** Schedules so many and then has them run; executions in each second, until the last row is gone. */
    public double drainedPerSecond(int executions) throws Exception {
        Instant now = Instant.now();
        for (int done = 0; done < executions; done += BATCH) {
            List<TaskInstance<?>> batch = new ArrayList<>();
            for (int i = 0; i < BATCH; i++) {
                batch.add(instance());
            }
            client.scheduleBatch(batch, now);
        }
        long before = ran.get();
        Scheduler scheduler = builder().build();
        long begin = System.nanoTime();
        scheduler.start();
        while (ran.get() - before < executions || dueRows() > 0) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        double rate = executions / ((System.nanoTime() - begin) / 1e9);
        scheduler.stop();
        return rate;
    }

    private long dueRows() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select count(*) from (select 1 from scheduled_tasks where execution_time <= now() limit 1) due")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** A running scheduler that is told of each new execution, as its immediate execution does. */
    public Immediate immediate() {
        Scheduler scheduler = builder().enableImmediateExecution().build();
        scheduler.start();
        return new Immediate(scheduler);
    }

    /** Runs what is scheduled at once. */
    public final class Immediate implements AutoCloseable {
        private final Scheduler scheduler;

        private Immediate(Scheduler scheduler) {
            this.scheduler = scheduler;
        }

        /** Nanoseconds from the call that schedules one execution to the first instruction of its task. */
        public long latencyNanos() throws InterruptedException {
            long before = ran.get();
            long begin = System.nanoTime();
            scheduler.schedule(instance(), Instant.now());
            while (ran.get() == before) {
                TimeUnit.MICROSECONDS.sleep(100);
            }
            return lastStart.get() - begin;
        }

        @Override
        public void close() {
            scheduler.stop();
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
