package dev.teppan.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host that dispatches is frozen and goes on when another has taken its place. */
@Tag("chaos")
@NeedsDocker
class FrozenLeaderIT {

    private static final Duration FROZEN = Duration.ofSeconds(30);
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** What only dispatch writes, by the connection that wrote it. */
    private static final String AUDIT = """
            create table written (pid int not null);
            create function note_writer() returns trigger language plpgsql as $$
              begin insert into written values (pg_backend_pid()); return null; end $$;
            create trigger attempt_written after insert or update or delete on attempt
              for each row execute function note_writer();
            create trigger launch_written after insert or update or delete on launch
              for each row execute function note_writer();
            create trigger work_written after update or delete on execution_work
              for each row execute function note_writer();
            """;

    @TempDir
    private Path ledger;

    @Test
    void writesNothingWhenItGoesOnAfterHalfAMinute() throws Exception {
        try (Hosts hosts = Hosts.start(2)) {
            LedgerLoad.defineForDocker(hosts.get(0).client(), ledger);
            LedgerLoad load = new LedgerLoad();
            TeppanServer frozen = hosts.awaitLeader();
            TeppanServer other = hosts.without(frozen).getFirst();
            for (int i = 0; i < 8; i++) {
                assertThat(load.enqueue(other.client(), i % 2)).isTrue();
            }
            await("work to be under way")
                    .atMost(LIMIT)
                    .until(() -> !new RunLedger(ledger).runs().isEmpty());

            frozen.pause();
            long pausedAt = System.nanoTime();
            try {
                Hosts.awaitLeader(List.of(other));
                Duration takeOver = Duration.ofNanos(System.nanoTime() - pausedAt);
                System.out.printf("Taken over after %d ms, with a lease of %s%n", takeOver.toMillis(), Hosts.LEASE);
                assertThat(takeOver).isLessThanOrEqualTo(Hosts.LEASE.plusSeconds(1));
                execute(hosts, AUDIT);
                for (int i = 0; i < 8; i++) {
                    assertThat(load.enqueue(other.client(), i % 2)).isTrue();
                }
                // That it lasts is the case tested here, so this is no wait for something.
                TimeUnit.NANOSECONDS.sleep(FROZEN.toNanos() - (System.nanoTime() - pausedAt));
            } finally {
                frozen.resume();
            }
            for (int i = 0; i < 4; i++) {
                assertThat(load.enqueue(frozen.client(), 0)).isTrue();
            }
            assertThat(load.enqueueWholeNode(frozen.client())).isTrue();

            hosts.check(ledger, LIMIT).check(load.acknowledged());
            assertThat(frozen.leads()).isFalse();
            assertThat(writers(hosts))
                    .as("connections that dispatch wrote over")
                    .hasSize(1);
        }
    }

    @Test
    void startsNothingThatAnotherHasFinishedMeanwhile() {
        try (Hosts hosts = new Hosts()) {
            TeppanServer frozen = hosts.add(hosts.config());
            LedgerLoad.defineForDocker(frozen.client(), ledger);
            frozen.stop();
            frozen.restartToCrash("-Dteppan.crash=before-start:1:freeze");
            Hosts.awaitLeader(List.of(frozen));
            TeppanServer other = hosts.add(hosts.config());
            LedgerLoad load = new LedgerLoad();
            assertThat(load.enqueue(other.client(), 0)).isTrue();
            String id = load.acknowledged().keySet().iterator().next();

            // Frozen before its call of the executor; the other takes over, begins another launch and finishes it.
            await("the attempt to be finished by the other host")
                    .atMost(LIMIT)
                    .until(() -> other.client().state(id).equals("succeeded"));
            assertThat(new RunLedger(ledger).runs().get(id)).hasSize(1);
            frozen.resume();

            await("the frozen host to answer").atMost(LIMIT).until(() -> !frozen.leads());
            await("the late start to be refused")
                    .atMost(LIMIT)
                    .until(() -> containers(id).stream().allMatch("created"::equals));
            assertThat(load.enqueueWholeNode(frozen.client())).isTrue();
            hosts.check(ledger, LIMIT).check(load.acknowledged());
        }
    }

    @Test
    void repeatsNoStartThatAnotherHasFinishedAndRemovedMeanwhile() {
        try (Hosts hosts = new Hosts();
                TcpWay database = hosts.wayToDatabase()) {
            TeppanServer frozen = hosts.add(hosts.alone(database.port()));
            LedgerLoad.defineForDocker(frozen.client(), ledger);
            frozen.stop();
            frozen.restartToCrash("-Dteppan.crash=before-start:2:freeze");
            Hosts.awaitLeader(List.of(frozen));
            TeppanServer other = hosts.add(hosts.config());
            LedgerLoad load = new LedgerLoad();
            hosts.engine().loseAnswersTo("/start");
            assertThat(load.enqueue(other.client(), 0)).isTrue();
            String id = load.acknowledged().keySet().iterator().next();

            // Its first call comes through, the answer does not; it is frozen before it asks again.
            await("the attempt to be finished by the other host")
                    .atMost(LIMIT)
                    .until(() -> other.client().state(id).equals("succeeded"));
            assertThat(other.leads()).isTrue();
            await("the container to be removed")
                    .atMost(LIMIT)
                    .until(() -> containers(id).isEmpty());
            hosts.engine().loseNoAnswers();
            // It cannot learn that another leads, so that nothing keeps it from the call that it was about to make.
            database.cut();
            frozen.resume();

            await("the late start to find its name taken")
                    .atMost(LIMIT)
                    .until(() -> containers(id).equals(List.of("created")));
            database.restore();
            await("the frozen host to follow").atMost(LIMIT).until(() -> frozen.isReady() && !frozen.leads());
            assertThat(load.enqueueWholeNode(other.client())).isTrue();
            hosts.check(ledger, LIMIT).check(load.acknowledged());
        }
    }

    /** The states of the containers of an execution. */
    private static List<String> containers(String id) {
        return DockerEngine.docker("ps", "-a", "--filter", "name=e2e-" + id, "--format", "{{.State}}")
                .expectSuccess()
                .output()
                .lines()
                .toList();
    }

    private static void execute(Hosts hosts, String sql) throws SQLException {
        try (Connection connection = hosts.database();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<Integer> writers(Hosts hosts) throws SQLException {
        List<Integer> pids = new ArrayList<>();
        try (Connection connection = hosts.database();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select distinct pid from written")) {
            while (result.next()) {
                pids.add(result.getInt(1));
            }
        }
        return pids;
    }
}
