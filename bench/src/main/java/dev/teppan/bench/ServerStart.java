package dev.teppan.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A server that can be started again and again, each time in a process of its own.
 *
 * @param folder is deleted when it has been measured
 * @param requests what is sent as soon as it listens; the last one is the enqueue
 */
record ServerStart(
        List<String> command, Map<String, String> environment, Path folder, int port, List<byte[]> requests) {

    private static final long PATIENCE_SECONDS = 60;
    private static final long POLL_MILLIS = 2;
    private static final long UNTIL_IDLE_SECONDS = 5;

    /** Starts it, measures, and stops it. */
    StartCost measure() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        try (ServerProcess process = ServerProcess.start(command, folder, environment)) {
            try (HttpConnection connection = connect(process, begin)) {
                for (byte[] request : requests) {
                    connection.send(request);
                }
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            double processorSeconds = process.processorTime().toNanos() / 1e9;
            TimeUnit.SECONDS.sleep(UNTIL_IDLE_SECONDS);
            return new StartCost(seconds, processorSeconds, process.residentMib());
        }
    }

    private HttpConnection connect(ServerProcess process, long begin) throws IOException, InterruptedException {
        while (true) {
            try {
                return new HttpConnection(port);
            } catch (IOException e) {
                if (!process.isAlive() || System.nanoTime() - begin > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
                    throw new IllegalStateException("the server did not start: " + process.log(), e);
                }
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
        }
    }
}
