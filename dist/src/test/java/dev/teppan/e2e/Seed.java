package dev.teppan.e2e;

import java.util.Random;

/** The seed of a test that does things at random: printed, and settable by {@code -Dteppan.seed=N} to run it again. */
final class Seed {

    private Seed() {}

    static Random random(String test) {
        long seed = Long.getLong("teppan.seed", System.nanoTime());
        System.out.printf("%s: seed %d (run it again with -Dteppan.seed=%d)%n", test, seed, seed);
        return new Random(seed);
    }
}
