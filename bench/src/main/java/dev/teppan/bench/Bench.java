package dev.teppan.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The command {@code ./teppan bench NAME}: runs one benchmark; exits 1 where its goal is missed, 2 on bad use. */
public final class Bench {

    private static final List<Benchmark> ALL = List.of(new DockerMakespan(), new DockerLatency());

    private Bench() {}

    /**
     * Runs a benchmark.
     *
     * @param args the folder of the unpacked distribution, then the benchmark's name
     */
    public static void main(String[] args) throws Exception {
        Optional<Benchmark> chosen = ALL.stream()
                .filter(benchmark -> args.length == 2 && benchmark.name().equals(args[1]))
                .findFirst();
        if (chosen.isEmpty()) {
            System.err.println("usage: ./teppan bench NAME, where NAME is one of:");
            ALL.forEach(benchmark -> System.err.printf("  %-18s %s%n", benchmark.name(), benchmark.description()));
            System.exit(2);
        }
        Verdict verdict = chosen.orElseThrow().run(Path.of(args[0]));
        System.out.println(verdict.line());
        System.exit(verdict.met() ? 0 : 1);
    }
}
