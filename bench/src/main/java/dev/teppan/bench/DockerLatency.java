package dev.teppan.bench;

import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** One execution on an idle system, from enqueue to its end on record, against {@code docker run --rm} of the same. */
final class DockerLatency implements Benchmark {

    private static final int ROUNDS = 40;
    private static final double GOAL = 1.15;

    @Override
    public String name() {
        return "docker-latency";
    }

    @Override
    public String description() {
        return "one execution on an idle system, against docker run --rm";
    }

    @Override
    public Verdict run(Path distribution, OptionalInt rounds) throws Exception {
        DockerImage.prepare();
        try (TeppanServer server = TeppanServer.withDocker(distribution)) {
            SampleJob.define(server.api(), 4);
            PairedRatios ratios = new Rounds("teppan", () -> ours(server.api()), "docker run", DockerLatency::theirs)
                    .run(10, rounds.orElse(ROUNDS));
            return new Verdict(name(), ratios.median(), GOAL, ratios.median() <= GOAL);
        }
    }

    private static double ours(TeppanApi api) throws Exception {
        long begin = System.nanoTime();
        String id = api.enqueue(SampleJob.message());
        while (true) {
            String state = api.get("/api/v1/executions/" + id).path("state").asText();
            if (state.equals("succeeded")) {
                break;
            }
            if (state.equals("failed") || state.equals("canceled")) {
                throw new IllegalStateException("execution " + id + " " + state);
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        settle();
        return seconds;
    }

    private static double theirs() throws Exception {
        long begin = System.nanoTime();
        Process process = new ProcessBuilder("docker", "run", "--rm", DockerImage.NAME, "true")
                .inheritIO()
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("docker run failed");
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        settle();
        return seconds;
    }

    /** Both sides get an idle machine: removing the last container and its network takes the engine a moment. */
    private static void settle() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(500);
    }
}
