package dev.teppan.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Docker engine over TCP that asks for certificates, as engines of other machines must. */
@NeedsDocker
class EngineTlsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    @Test
    void workWaitsUntilBothSidesTrustEachOtherAndThenRunsOnce() throws IOException {
        Certificates ours = Certificates.in(folder, "ours");
        Certificates strange = Certificates.in(folder, "strange");
        Path shown = ours.sign(folder, "engine");
        Path client = ours.sign(folder, "client");
        int port = Ports.free();
        try (SecondEngine engine = SecondEngine.start(List.of(
                        "--host=tcp://127.0.0.1:" + port,
                        "--tlsverify",
                        "--tlscacert=" + shown.resolve("ca.pem"),
                        "--tlscert=" + shown.resolve("cert.pem"),
                        "--tlskey=" + shown.resolve("key.pem")));
                TeppanServer server = new TeppanServer(config(port, client))) {
            Files.copy(strange.certificate(), client.resolve("ca.pem"), StandardCopyOption.REPLACE_EXISTING);
            server.start();
            try {
                runs(engine, server, client, ours);
            } catch (RuntimeException | AssertionError e) {
                System.out.println(server.log());
                throw e;
            }
        }
    }

    private void runs(SecondEngine engine, TeppanServer server, Path client, Certificates ours) throws IOException {
        Path ledger = Files.createDirectory(folder.resolve("ledger"));
        define(server.client(), ledger);
        LedgerLoad load = new LedgerLoad();

        awaitWhy(server, enqueue(load, server), "not signed by the authority in ca.pem");

        server.stop();
        Files.copy(ours.certificate(), client.resolve("ca.pem"), StandardCopyOption.REPLACE_EXISTING);
        Path certificate = Files.move(client.resolve("cert.pem"), folder.resolve("cert.pem"));
        Path key = Files.move(client.resolve("key.pem"), folder.resolve("key.pem"));
        server.restart();
        awaitWhy(server, enqueue(load, server), "does not take the client's certificate");
        assertThat(engine.containers()).isEmpty();

        server.stop();
        Files.move(certificate, client.resolve("cert.pem"), StandardCopyOption.REPLACE_EXISTING);
        Files.move(key, client.resolve("key.pem"), StandardCopyOption.REPLACE_EXISTING);
        server.restart();
        assertThat(load.enqueue(server.client(), 1)).isTrue();
        LedgerCheck.of(server, ledger, PATIENCE).check(load.acknowledged());
        assertThat(load.acknowledged()).hasSize(3);
        assertThat(server.log()).doesNotContain("please report");
    }

    private static String enqueue(LedgerLoad load, TeppanServer server) {
        List<String> before = List.copyOf(load.acknowledged().keySet());
        assertThat(load.enqueue(server.client(), 0)).isTrue();
        return load.acknowledged().keySet().stream()
                .filter(id -> !before.contains(id))
                .findFirst()
                .orElseThrow();
    }

    private static void awaitWhy(TeppanServer server, String id, String detail) {
        await("why: " + detail).atMost(PATIENCE).untilAsserted(() -> {
            JsonNode why = server.client()
                    .get("/api/v1/executions/" + id + "/why")
                    .expect(200)
                    .json();
            assertThat(why.path("code").asText()).as(why.toString()).isEqualTo("executor_unavailable");
            assertThat(why.path("sentence").asText()).contains("docker: far: ", detail);
        });
        assertThat(server.client().state(id)).isEqualTo("pending");
        assertThat(server.client().get("/api/v1/capacity").expect(200).text()).contains(detail);
    }

    private static ServerConfig config(int port, Path certificates) {
        return LedgerLoad.config(
                "name: far, url: \"tcp://127.0.0.1:%d\", tlsCertPath: %s".formatted(port, certificates));
    }

    private static void define(TeppanClient client, Path ledger) {
        LedgerLoad.define(
                client,
                new LedgerLoad.Place(
                        DockerEngine.BUSYBOX,
                        "/ledger",
                        Map.of("local-docker", Map.of("network", "none", "mounts", List.of(ledger + ":/ledger")))),
                Map.of("cpu", "400m", "memory", 512));
    }
}
