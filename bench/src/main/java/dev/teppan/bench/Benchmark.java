package dev.teppan.bench;

import java.nio.file.Path;
import java.util.OptionalInt;

/** One comparison of Teppan with something else. */
interface Benchmark {

    /** What it is called on the command line. */
    String name();

    /** One line for the list. */
    String description();

    /**
     * Runs it, printing each round.
     *
     * @param distribution the unpacked archive
     * @param rounds how many; absent takes the benchmark's own number
     */
    Verdict run(Path distribution, OptionalInt rounds) throws Exception;
}
