package dev.teppan.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Kills and pauses whichever host dispatches, at random, while all hosts are given work; then checks the ledger.
 *
 * @param database makes the database of the hosts
 */
record LeaderChaos(Supplier<DatabaseServer> database, Random random, Duration length, Path ledger) {

    private static final int MOST_AT_ONCE = 12;

    void run() throws InterruptedException {
        try (Hosts hosts = Hosts.start(database.get(), 3)) {
            try {
                run(hosts);
            } catch (RuntimeException | AssertionError e) {
                System.out.println(hosts.logs());
                throw e;
            }
        }
    }

    private void run(Hosts hosts) throws InterruptedException {
        LedgerLoad.defineForDocker(hosts.get(0).client(), ledger);
        LedgerLoad load = new LedgerLoad();
        long end = System.nanoTime() + length.toNanos();
        int kills = 0;
        int pauses = 0;
        while (System.nanoTime() < end) {
            enqueue(load, hosts.all());
            TeppanServer leader = hosts.awaitLeader();
            // The moment is what is tested here, so this is no wait for something.
            TimeUnit.MILLISECONDS.sleep(random.nextInt(2_000));
            List<TeppanServer> others = hosts.without(leader);
            await("another host to answer")
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> others.stream().anyMatch(TeppanServer::isReady));
            boolean kill = random.nextBoolean();
            if (kills + pauses == 1) {
                // However short it is, both happen.
                kill = kills == 0;
            }
            if (kill) {
                kills++;
                leader.kill();
                enqueue(load, others);
                Hosts.awaitLeader(others);
                leader.restartSoon();
            } else {
                pauses++;
                leader.pause();
                try {
                    enqueue(load, others);
                    Hosts.awaitLeader(others);
                    TimeUnit.MILLISECONDS.sleep(random.nextInt(3_000));
                } finally {
                    leader.resume();
                }
            }
        }
        await("all hosts to answer")
                .atMost(Duration.ofMinutes(1))
                .until(() -> hosts.all().stream().allMatch(TeppanServer::isReady));
        assertThat(load.enqueueWholeNode(hosts.get(1).client())).isTrue();
        System.out.printf(
                "LeaderChaos: %d kills, %d pauses, %d executions%n",
                kills, pauses, load.acknowledged().size());

        hosts.check(ledger, Duration.ofMinutes(4)).check(load.acknowledged());
    }

    private void enqueue(LedgerLoad load, List<TeppanServer> among) {
        List<TeppanServer> ready = among.stream().filter(TeppanServer::isReady).toList();
        int count = MOST_AT_ONCE / 2 + random.nextInt(MOST_AT_ONCE / 2);
        for (int i = 0; i < count; i++) {
            TeppanServer server = ready.get(random.nextInt(ready.size()));
            assertThat(load.enqueue(server.client(), random.nextInt(3) / 2)).isTrue();
        }
    }
}
