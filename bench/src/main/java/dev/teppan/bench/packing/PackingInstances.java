package dev.teppan.bench.packing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The instances that packing is judged by. */
public final class PackingInstances {

    private static final int[] NODE = {16_000, 65_536, 0};
    private static final int[] GPU_NODE = {96_000, 393_216, 8_000};
    private static final String TRACE_HEAD = "name,cpu_milli,memory_mib,num_gpu,gpu_milli";

    private PackingInstances() {}

    /** Random ones: few to many kinds, few to many of each, needs up to a third or two thirds of a node, and one with GPUs. */
    public static List<PackingInstance> random(int seeds) {
        List<PackingInstance> all = new ArrayList<>();
        for (int seed = 1; seed <= seeds; seed++) {
            for (double most : new double[] {0.3, 0.6}) {
                all.add(random(seed, 5, 8, most));
                all.add(random(seed, 10, 10, most));
                all.add(random(seed, 30, 20, most));
                all.add(random(seed, 30, 500, most));
                all.add(random(seed, 60, 50, most));
            }
            all.add(withGpus(seed));
        }
        return all;
    }

    private static PackingInstance random(int seed, int kinds, int mean, double most) {
        Random random = new Random(seed * 1_000L + kinds * 10L + mean);
        int[][] needs = new int[kinds][];
        int[] counts = new int[kinds];
        for (int k = 0; k < kinds; k++) {
            needs[k] = new int[] {
                (int) (NODE[0] * (0.02 + most * random.nextDouble())),
                (int) (NODE[1] * (0.02 + most * random.nextDouble())),
                0
            };
            counts[k] = 1 + random.nextInt(2 * mean);
        }
        return new PackingInstance(
                String.format("%d kinds × %d, up to %.0f %%, seed %d", kinds, mean, 100 * (most + 0.02), seed),
                needs,
                counts,
                NODE);
    }

    /** Steps as people write them: whole and half GPUs with their usual cores and memory, and work without. */
    private static PackingInstance withGpus(int seed) {
        Random random = new Random(seed);
        int[] cores = {1_000, 2_000, 4_000, 8_000, 12_000, 16_000, 32_000};
        int[] gpus = {0, 0, 250, 500, 1_000, 1_000, 2_000, 4_000, 8_000};
        Map<String, int[]> needs = new TreeMap<>();
        while (needs.size() < 40) {
            int gpu = gpus[random.nextInt(gpus.length)];
            int cpu = cores[random.nextInt(cores.length)];
            int[] need = {cpu, cpu * (2 + random.nextInt(4)), gpu};
            needs.put(Arrays.toString(need), need);
        }
        int[] counts = random.ints(needs.size(), 1, 60).toArray();
        return new PackingInstance(
                "40 kinds with GPUs, seed " + seed, needs.values().toArray(int[][]::new), counts, GPU_NODE);
    }

    /**
     * All pods of a trace of Alibaba's GPU clusters (cluster-trace-gpu-v2023, a list of pods as CSV) at once, on nodes with 96
     * cores, 384 GiB and 8 GPUs; those of several GPUs need them whole.
     */
    public static PackingInstance trace(Path pods) throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        try (Stream<String> lines = Files.lines(pods)) {
            List<String> all = lines.toList();
            if (all.isEmpty() || !all.getFirst().startsWith(TRACE_HEAD)) {
                throw new IOException(pods + " is no list of pods: it does not begin with " + TRACE_HEAD);
            }
            for (String line : all.subList(1, all.size())) {
                String[] fields = line.split(",", -1);
                int gpus = Integer.parseInt(fields[3]);
                int gpu = gpus == 1 ? Integer.parseInt(fields[4]) : gpus * 1_000;
                int[] need = {Integer.parseInt(fields[1]), Integer.parseInt(fields[2]), gpu};
                if (need[0] <= GPU_NODE[0] && need[1] <= GPU_NODE[1]) {
                    counts.merge(need[0] + "," + need[1] + "," + need[2], 1, Integer::sum);
                }
            }
        }
        int[][] needs = counts.keySet().stream()
                .map(key -> Arrays.stream(key.split(","))
                        .mapToInt(Integer::parseInt)
                        .toArray())
                .toArray(int[][]::new);
        int[] count = counts.values().stream().mapToInt(Integer::intValue).toArray();
        return new PackingInstance("trace, " + needs.length + " kinds", needs, count, GPU_NODE);
    }
}
