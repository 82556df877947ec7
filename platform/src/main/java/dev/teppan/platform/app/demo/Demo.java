package dev.teppan.platform.app.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Registers the samples on a running server, runs them all at once and tells how each went. */
public final class Demo {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofSeconds(8);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final URI server;
    private final PrintStream out;
    private final Options options;

    /**
     * How the samples are run.
     *
     * @param image the image they run in; empty without containers
     * @param brief whether the longest one is cut short
     */
    public record Options(Optional<String> image, boolean brief) {}

    public Demo(URI server, PrintStream out, Options options) {
        this.server = server;
        this.out = out;
        this.options = options;
    }

    /**
     * Runs all samples and prints what they do. Blocks until the last has ended; at most two minutes, a minute and a half
     * when brief.
     *
     * @return whether all ended as intended
     * @throws IOException when the server does not take them
     */
    public boolean run() throws IOException, InterruptedException {
        Duration longest = options.brief() ? SHORT : LONG;
        List<Sample> samples = Sample.all(Math.toIntExact(longest.toSeconds())).stream()
                .filter(sample -> options.image().isPresent() || !sample.needsIsolation())
                .toList();
        SampleApi api = new SampleApi(server);
        api.apply(SampleDefinitions.read(options.image()));
        out.println("Registered the application " + Sample.APPLICATION + "; running " + samples.size() + " jobs of it");
        SampleLog log = new SampleLog(out, width(samples));
        skipped(log);
        List<SampleEnd> ends = runAll(samples, api, log, longest.plus(PATIENCE));
        long good = ends.stream().filter(SampleEnd::asIntended).count();
        out.println(good + " of " + ends.size() + " samples ended as intended");
        ends.stream()
                .filter(end -> !end.asIntended())
                .forEach(end -> out.println("  " + end.job() + ": " + String.join(", ", end.differences())));
        return good == ends.size();
    }

    private void skipped(SampleLog log) {
        if (options.image().isEmpty()) {
            Sample.all(1).stream()
                    .filter(Sample::needsIsolation)
                    .forEach(sample -> log.event(
                            sample.job(),
                            "not applicable: a plain process has no memory limit that could be exceeded"));
        }
    }

    private static int width(List<Sample> samples) {
        return samples.stream().mapToInt(sample -> sample.job().length()).max().orElse(1);
    }

    private static List<SampleEnd> runAll(List<Sample> samples, SampleApi api, SampleLog log, Duration limit)
            throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            Map<Sample, Future<SampleEnd>> runs = new LinkedHashMap<>();
            samples.forEach(sample -> runs.put(sample, threads.submit(new SampleRun(sample, api, log))));
            List<SampleEnd> ends = new ArrayList<>();
            for (Map.Entry<Sample, Future<SampleEnd>> run : runs.entrySet()) {
                ends.add(await(run.getKey(), run.getValue(), deadline));
            }
            return ends;
        } finally {
            threads.shutdownNow();
        }
    }

    private static SampleEnd await(Sample sample, Future<SampleEnd> run, long deadline) throws InterruptedException {
        try {
            return run.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return SampleEnd.broken(sample, "has not ended in time");
        } catch (ExecutionException e) {
            return SampleEnd.broken(sample, "could not be followed: " + e.getCause());
        }
    }
}
