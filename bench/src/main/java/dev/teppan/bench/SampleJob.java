package dev.teppan.bench;

import java.io.IOException;

/** The job that both Docker benchmarks run: {@code true} in the common image. */
final class SampleJob {

    private SampleJob() {}

    /** Defines application, queue and job. */
    static void define(TeppanApi api, int atOnce) throws IOException, InterruptedException {
        api.put("/api/v1/applications/bench", "{\"image\": \"%s\"}".formatted(DockerImage.NAME));
        api.put("/api/v1/queues/bench", "{\"limits\": {\"running\": %d}}".formatted(atOnce));
        api.put("/api/v1/applications/bench/jobs/true", """
                {"command": ["true"], "queue": "bench", "resources": {"cpu": "100m", "memory": 16}}
                """);
    }

    static String message() {
        return "{\"application\": \"bench\", \"job\": \"true\", \"message\": {}}";
    }
}
