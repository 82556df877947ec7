package dev.teppan.bench;

import java.nio.file.Path;

/** One comparison of Teppan with something else. */
interface Benchmark {

    /** What it is called on the command line. */
    String name();

    /** One line for the list. */
    String description();

    /** Runs it, printing each round; {@code distribution} is the unpacked archive. */
    Verdict run(Path distribution) throws Exception;
}
