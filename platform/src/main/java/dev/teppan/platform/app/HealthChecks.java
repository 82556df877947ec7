package dev.teppan.platform.app;

import com.codahale.metrics.health.HealthCheck;
import com.codahale.metrics.health.HealthCheckRegistry;
import dev.teppan.platform.dispatch.Dispatcher;
import dev.teppan.platform.store.Database;
import dev.teppan.platform.store.StoreException;
import dev.teppan.spi.executor.ExecutorStatus.Health;
import dev.teppan.spi.executor.JobExecutor;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What {@code /healthcheck} on the admin port looks at. */
final class HealthChecks {

    private HealthChecks() {}

    static void register(Platform platform, HealthCheckRegistry checks) {
        checks.register("database", new DatabaseCheck(platform.database()));
        checks.register("dispatch", new DispatchCheck(platform.dispatcher()));
        checks.register("admission", new DegradedCheck("queue ", platform.admission()::troubles));
        checks.register("plugins", new DegradedCheck("", platform.plugins()::troubles));
        platform.plugins()
                .executors()
                .forEach((name, executor) -> checks.register("executor." + name, new ExecutorCheck(executor)));
    }

    /** Without the database this host is of no use. */
    private static final class DatabaseCheck extends HealthCheck {
        private final Database database;

        DatabaseCheck(Database database) {
            this.database = database;
        }

        @Override
        protected Result check() {
            try {
                database.ping();
                return Result.healthy();
            } catch (StoreException e) {
                return Result.unhealthy(String.valueOf(e.getMessage()));
            }
        }
    }

    /** A loop that hangs starts nothing any more; a restart takes up what runs. */
    private static final class DispatchCheck extends HealthCheck {
        private static final Duration HANGS_AFTER = Duration.ofMinutes(1);

        private final Dispatcher dispatcher;

        DispatchCheck(Dispatcher dispatcher) {
            this.dispatcher = dispatcher;
        }

        @Override
        protected Result check() {
            Duration since = dispatcher.sinceLastPass();
            return since.compareTo(HANGS_AFTER) < 0
                    ? Result.healthy()
                    : Result.unhealthy("the loop has not moved for %d s", since.toSeconds());
        }
    }

    /** An executor that does not work degrades the host, which goes on serving everything else. */
    private static final class ExecutorCheck extends HealthCheck {
        private final JobExecutor executor;

        ExecutorCheck(JobExecutor executor) {
            this.executor = executor;
        }

        @Override
        protected Result check() {
            Health health = executor.status().health();
            return Result.builder()
                    .healthy()
                    .withMessage(
                            health.healthy()
                                    ? ""
                                    : "degraded: " + health.detail().replace("%", "%%"))
                    .build();
        }
    }

    /** What does not work degrades the host, which goes on serving everything else. */
    private static final class DegradedCheck extends HealthCheck {
        private final String kind;
        private final Supplier<Map<String, String>> troubles;

        DegradedCheck(String kind, Supplier<Map<String, String>> troubles) {
            this.kind = kind;
            this.troubles = troubles;
        }

        @Override
        protected Result check() {
            String all = troubles.get().entrySet().stream()
                    .map(trouble -> kind + trouble.getKey() + ": " + trouble.getValue())
                    .collect(Collectors.joining("; "));
            return Result.builder()
                    .healthy()
                    .withMessage(all.isEmpty() ? "" : "degraded: " + all.replace("%", "%%"))
                    .build();
        }
    }
}
