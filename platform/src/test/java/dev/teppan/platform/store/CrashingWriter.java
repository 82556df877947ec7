package dev.teppan.platform.store;

import com.codahale.metrics.MetricRegistry;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Another process that uses an SQLite database, and dies in the midst of it. Says the id of each row acknowledged to it. */
final class CrashingWriter {

    static final int CODE = 86;

    private static final int WRITERS = 8;
    private static final int ROWS = 400;

    private CrashingWriter() {}

    static Process start(Path database, String mode) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashingWriter.class.getName(),
                        database.toString(),
                        mode)
                .redirectError(Redirect.DISCARD)
                .start();
    }

    public static void main(String[] args) throws Exception {
        Database database = Database.open(
                new DatabaseSettings(
                        "jdbc:sqlite:" + args[0], Optional.empty(), Optional.empty(), 2, Duration.ofSeconds(10)),
                InstantSource.system(),
                new MetricRegistry());
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println("open");
        if (args[1].equals("hold")) {
            new CountDownLatch(1).await();
        }
        AtomicInteger acknowledged = new AtomicInteger();
        for (int i = 0; i < WRITERS; i++) {
            Thread.ofPlatform().start(() -> write(database, out, acknowledged));
        }
    }

    private static void write(Database database, PrintStream out, AtomicInteger acknowledged) {
        Samples samples = new Samples(database::newId);
        while (true) {
            NewExecution arrival = samples.pending();
            database.enqueue().insert(List.of(arrival)).join();
            out.println(arrival.execution().id());
            if (acknowledged.incrementAndGet() == ROWS) {
                Runtime.getRuntime().halt(CODE);
            }
        }
    }
}
