package dev.teppan.bench;

import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** 200 containers, four at a time, from the first enqueue to the last end on record, against {@code xargs -P4 docker run --rm}. */
final class DockerMakespan implements Benchmark {

    private static final int CONTAINERS = 200;
    private static final int AT_ONCE = 4;
    private static final int ROUNDS = 8;
    private static final double GOAL = 1.05;

    @Override
    public String name() {
        return "docker-makespan";
    }

    @Override
    public String description() {
        return "200 containers, four at a time, against xargs -P4 docker run --rm";
    }

    @Override
    public Verdict run(Path distribution, OptionalInt rounds) throws Exception {
        DockerImage.prepare();
        try (TeppanServer server = TeppanServer.withDocker(distribution)) {
            SampleJob.define(server.api(), AT_ONCE);
            PairedRatios ratios = new Rounds(
                            "teppan", () -> ours(server.api(), CONTAINERS), "xargs", DockerMakespan::theirs)
                    .run(1, rounds.orElse(ROUNDS));
            // The interval has to reach the goal: a median above it may be the machine's noise.
            return new Verdict(name(), ratios.median(), GOAL, ratios.low() <= GOAL);
        }
    }

    private static double ours(TeppanApi api, int containers) throws Exception {
        long begin = System.nanoTime();
        for (int i = 0; i < containers; i++) {
            api.enqueue(SampleJob.message());
        }
        String unfinished = "/api/v1/executions?queue=bench&state=scheduled,pending,starting,running&limit=1";
        while (!api.get(unfinished).path("items").isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(25);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        long failed = api.get("/api/v1/executions?queue=bench&state=failed,canceled&limit=1")
                .path("items")
                .size();
        if (failed > 0) {
            throw new IllegalStateException("an execution did not succeed");
        }
        return seconds;
    }

    private static double theirs() throws Exception {
        String command =
                "seq " + CONTAINERS + " | xargs -P" + AT_ONCE + " -I{} docker run --rm " + DockerImage.NAME + " true";
        long begin = System.nanoTime();
        Process process = new ProcessBuilder("sh", "-c", command).inheritIO().start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("docker run failed");
        }
        return (System.nanoTime() - begin) / 1e9;
    }
}
