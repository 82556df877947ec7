package dev.teppan.bench;

import dev.teppan.bench.peer.DbScheduler;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** From the enqueue by HTTP to the executor's start on an idle system, against db-scheduler's immediate execution. */
final class Latency implements Benchmark {

    private static final int ROUNDS = 30;
    private static final int SAMPLES = 25;
    private static final int WARM_UPS = 8;
    private static final double GOAL = 3;

    @Override
    public String name() {
        return "latency";
    }

    @Override
    public String description() {
        return "from enqueue to the executor's start, against db-scheduler's immediate execution";
    }

    @Override
    public Verdict run(Path distribution, OptionalInt rounds) throws Exception {
        try (PostgresServer postgres = PostgresServer.start();
                DatagramSocket starts = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                TeppanServer teppan = TeppanServer.withNoop(
                        distribution,
                        TeppanServer.postgres(postgres.create("teppan")),
                        new TeppanServer.NoopExecutor(2_000, starts.getLocalPort()));
                HttpConnection connection = new HttpConnection(teppan.port());
                DbScheduler dbScheduler =
                        new DbScheduler(postgres.create("dbscheduler"), PostgresServer.USER, BenchJob.MESSAGE);
                DbScheduler.Immediate immediate = dbScheduler.immediate()) {
            BenchJob.define(teppan.api(), false);
            starts.setSoTimeout(10_000);
            byte[] request = BenchJob.request();
            DatagramPacket packet = new DatagramPacket(new byte[64], 64);
            Contest contest = new Contest("ms")
                    .side(
                            "teppan",
                            () -> median(() -> {
                                long begin = System.nanoTime();
                                connection.send(request);
                                starts.receive(packet);
                                return System.nanoTime() - begin;
                            }))
                    .side("db-scheduler", () -> median(immediate::latencyNanos))
                    .run(WARM_UPS, rounds.orElse(ROUNDS));
            PairedRatios ratio = contest.ratio("teppan", "db-scheduler");
            System.out.println(ratio.words());
            return new Verdict(name(), ratio.median(), GOAL, ratio.median() <= GOAL);
        }
    }

    /** The median of some samples, in milliseconds, with a pause after each so that the system is idle again. */
    private static double median(Callable<Long> sample) throws Exception {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < SAMPLES; i++) {
            millis.add(sample.call() / 1e6);
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return new PairedRatios(millis).median();
    }
}
