package dev.teppan.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk of the embedded database, and that of the spool, are full for a while under load. */
@Tag("chaos")
@NeedsDocker
class DiskFullIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final int EXECUTIONS = 12;

    @TempDir
    private Path folder;

    @Test
    void aFullDiskOfTheDatabaseRefusesWorkAndLosesNone() throws IOException {
        Path small = Files.createDirectory(folder.resolve("small"));
        try (SmallDisk disk = SmallDisk.mount(small, 16);
                TeppanServer server =
                        new TeppanServer(LedgerLoad.config().with("""
                        database:
                          url: jdbc:sqlite:%s
                        """.formatted(small.resolve("teppan.db"))))) {
            server.start();
            try {
                fillTheDatabase(disk, server);
            } catch (RuntimeException | AssertionError e) {
                System.out.println(server.log());
                throw e;
            }
        }
    }

    private void fillTheDatabase(SmallDisk disk, TeppanServer server) throws IOException {
        Path runs = define(server);
        RunLedger ledger = new RunLedger(runs);
        try (SteadyLoad load = new SteadyLoad(server.client(), PAUSE)) {
            await("work under way").atMost(PATIENCE).until(() -> load.taken() > 3 && ledger.isOpen());
            disk.fill();
            await("work to be refused").atMost(PATIENCE).untilAsserted(() -> {
                TeppanClient.Answer answer = LedgerLoad.post(server.client()).expect(503);
                assertThat(answer.headers()).containsKey("retry-after");
                assertThat(answer.json().path("detail").asText())
                        .contains("disk")
                        .contains("full");
            });
            await("what runs to end meanwhile").atMost(PATIENCE).until(() -> !ledger.isOpen());
            server.kill();
            disk.fill();
            server.restart();
            server.client().get("/api/v1/executions").expect(200);
            await("work to be refused again").atMost(PATIENCE).untilAsserted(() -> {
                // A start makes room: it writes the log of changes into the database and begins it anew.
                disk.fill();
                LedgerLoad.post(server.client()).expect(503);
            });
            int before = load.taken();
            disk.free();
            await("work to be taken again").atMost(PATIENCE).until(() -> load.taken() > before + 2);
            check(server, runs, load.stop());
        }
    }

    @Test
    void aFullSpoolHoldsUpNoEndAndOutputCatchesUp() throws IOException {
        try (TeppanServer server = new TeppanServer(LedgerLoad.config())) {
            server.start();
            server.stop();
            Path spool = server.data().resolve("spool");
            Folders.delete(spool);
            Files.createDirectory(spool);
            try (SmallDisk disk = SmallDisk.mount(spool, 4)) {
                server.restart();
                fillTheSpool(disk, server);
            } catch (RuntimeException | AssertionError e) {
                System.out.println(server.log());
                throw e;
            } finally {
                server.kill();
            }
        }
    }

    private void fillTheSpool(SmallDisk disk, TeppanServer server) throws IOException {
        Path runs = define(server);
        LedgerLoad load = new LedgerLoad();
        // Nothing is spooled yet, so that no room can come free until the disk is freed.
        disk.fill();
        for (int i = 0; i < EXECUTIONS; i++) {
            assertThat(load.enqueue(server.client(), i % 5 == 1 ? 1 : 0)).isTrue();
        }
        load.acknowledged()
                .keySet()
                .forEach(id -> await("end of " + id)
                        .atMost(PATIENCE)
                        .until(() -> server.client().state(id).equals("succeeded")));
        assertThat(load.acknowledged().keySet())
                .as("output that is missing is not said to be complete")
                .noneMatch(id -> isComplete(server, id));
        disk.free();
        check(server, runs, load.acknowledged());
    }

    private static boolean isComplete(TeppanServer server, String id) {
        return server.client()
                .get("/api/v1/executions/" + id + "/output")
                .expect(200)
                .headers()
                .get("teppan-complete")
                .contains("true");
    }

    private Path define(TeppanServer server) throws IOException {
        Path runs = Files.createDirectory(folder.resolve("runs"));
        LedgerLoad.defineForDocker(server.client(), runs);
        return runs;
    }

    private static void check(TeppanServer server, Path runs, Map<String, Integer> acknowledged) {
        LedgerCheck.of(server, runs, Duration.ofMinutes(3)).check(acknowledged);
        assertThat(server.log()).doesNotContain("please report");
    }
}
