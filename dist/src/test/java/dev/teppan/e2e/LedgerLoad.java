package dev.teppan.e2e;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Enqueues jobs that keep a ledger, and remembers what was acknowledged. For one thread. */
final class LedgerLoad {

    static final String APPLICATION = "ledger";
    private static final String JOB = "write";

    private final Map<String, Integer> acknowledged = new LinkedHashMap<>();

    /**
     * What is needed of a job.
     *
     * @param folder where the job sees the ledger
     * @param executorSettings as a job's definition has them
     */
    record Place(String image, String folder, Map<String, Object> executorSettings) {}

    /**
     * The configuration of a server whose runs and notices {@link LedgerCheck} can check: the engine of this machine has room
     * for eight of the jobs at a time.
     */
    static ServerConfig config() {
        return config("name: here");
    }

    /** The same with another engine, by how it is named and reached. */
    static ServerConfig config(String engine) {
        return ServerConfig.plain()
                .with("""
                plugins:
                  directory: %s
                executors:
                  docker:
                    type: local-docker
                    settings:
                      installation: e2e-%s
                      containerPrefix: e2e-
                      hosts:
                        - {%s, cpu: 400, memory: 512}
                """.formatted(Examples.plugins(), UUID.randomUUID(), engine) + LedgerCheck.NOTIFIER);
    }

    /** Defines the jobs for {@link #config}. */
    static void defineForDocker(TeppanClient client, Path ledger) {
        define(
                client,
                new Place(
                        DockerEngine.busybox(),
                        "/ledger",
                        Map.of("local-docker", Map.of("mounts", List.of(ledger + ":/ledger")))),
                Map.of("cpu", "400m", "memory", 512));
    }

    /** Defines the job, and one that needs all the room of a node. */
    static void define(TeppanClient client, Place place, Map<String, Object> wholeNode) {
        client.put("/api/v1/applications/" + APPLICATION, Map.of("image", place.image()))
                .expect(201);
        define(client, JOB, place, Map.of("cpu", "50m", "memory", 16));
        define(client, "whole-node", place, wholeNode);
    }

    private static void define(TeppanClient client, String job, Place place, Map<String, Object> resources) {
        client.put(
                        "/api/v1/applications/" + APPLICATION + "/jobs/" + job,
                        Map.of(
                                "command", List.of("sh", "-c", RunLedger.script(place.folder())),
                                "resources", resources,
                                "retry", Map.of("attempts", 4, "base", "100ms", "max", "1s"),
                                "timeout", "5m",
                                "executorSettings", place.executorSettings()))
                .expect(201);
    }

    /**
     * Enqueues one.
     *
     * @param failures how often it fails before it succeeds
     * @return false when there was no answer
     */
    boolean enqueue(TeppanClient client, int failures) {
        return enqueue(client, JOB, failures);
    }

    /** Enqueues one that needs all the room there is; it runs only when nothing is reserved any more. */
    boolean enqueueWholeNode(TeppanClient client) {
        return enqueue(client, "whole-node", 0);
    }

    /**
     * Enqueues one at a server that may be unable to keep it.
     *
     * @return false when there was no answer, or a refusal for the moment
     */
    boolean offer(TeppanClient client, int failures) {
        return answer(client, JOB, failures)
                .filter(answer -> answer.status() != 503)
                .map(answer -> remember(answer, failures))
                .isPresent();
    }

    private boolean enqueue(TeppanClient client, String job, int failures) {
        return answer(client, job, failures)
                .map(answer -> remember(answer, failures))
                .isPresent();
    }

    private static Optional<TeppanClient.Answer> answer(TeppanClient client, String job, int failures) {
        try {
            return Optional.of(post(client, job, failures));
        } catch (UncheckedIOException unanswered) {
            return Optional.empty();
        }
    }

    /** Asks to enqueue one, whatever comes of it; it is not remembered. */
    static TeppanClient.Answer post(TeppanClient client) {
        return post(client, JOB, 0);
    }

    private static TeppanClient.Answer post(TeppanClient client, String job, int failures) {
        return client.post("/api/v1/executions", Map.of("application", APPLICATION, "job", job, "message", failures));
    }

    private String remember(TeppanClient.Answer answer, int failures) {
        String id = answer.expect(201).json().path("id").asText();
        acknowledged.put(id, failures);
        return id;
    }

    /** What was acknowledged, and how often each is to fail. */
    Map<String, Integer> acknowledged() {
        return Map.copyOf(acknowledged);
    }
}
