package dev.teppan.bench.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The same work on several threads for some seconds. */
final class Parallel {

    private Parallel() {}

    /** One step of the work of one thread; answers how much it did. */
    interface Step {
        long run(int thread) throws Exception;
    }

    /** How much was done in each second. */
    static double perSecond(int threads, double seconds, Step step) throws Exception {
        long begin = System.nanoTime();
        long end = begin + (long) (seconds * 1e9);
        long done = 0;
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            List<Future<Long>> results = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int thread = i;
                results.add(executor.submit(() -> {
                    long count = 0;
                    while (System.nanoTime() < end) {
                        count += step.run(thread);
                    }
                    return count;
                }));
            }
            for (Future<Long> result : results) {
                done += result.get();
            }
        }
        return done / ((System.nanoTime() - begin) / 1e9);
    }
}
