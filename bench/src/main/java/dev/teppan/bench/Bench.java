package dev.teppan.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The command {@code ./teppan bench NAME}: runs one benchmark; exits 1 where its goal is missed, 2 on bad use. */
public final class Bench {

    private static final List<Benchmark> ALL = List.of(
            new DockerMakespan(),
            new DockerLatency(),
            new Enqueue(),
            new Drain(),
            new Latency(),
            new DatabaseLatency(),
            new Startup(),
            new SchedulerSpeed(),
            new PackingQuality(),
            new Policies());

    private Bench() {}

    /**
     * Runs a benchmark.
     *
     * @param args the folder of the unpacked distribution, then the benchmark's name, then perhaps how many rounds
     */
    public static void main(String[] args) throws Exception {
        Optional<Benchmark> chosen = ALL.stream()
                .filter(benchmark -> args.length >= 2 && benchmark.name().equals(args[1]))
                .findFirst();
        boolean numbered = args.length == 3 && args[2].matches("[1-9][0-9]{0,3}");
        if (chosen.isEmpty() || (args.length > 2 && !numbered)) {
            System.err.println("usage: ./teppan bench NAME [ROUNDS], where NAME is one of:");
            ALL.forEach(benchmark -> System.err.printf("  %-18s %s%n", benchmark.name(), benchmark.description()));
            System.exit(2);
        }
        Verdict verdict = chosen.orElseThrow()
                .run(Path.of(args[0]), numbered ? OptionalInt.of(Integer.parseInt(args[2])) : OptionalInt.empty());
        System.out.println(verdict.line());
        System.exit(verdict.met() ? 0 : 1);
    }
}
