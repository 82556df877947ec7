package dev.teppan.plugin.docker;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Docker engine of a test's own, beside the one of this machine, that can be ended and begun again. Without any network. */
final class OwnEngine implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Short, as the paths of sockets within must have less than 108 characters. */
    private final Path directory = Files.createTempDirectory("engine");

    private final Path log = directory.resolve("log");
    private final Process containerd;
    private final List<String> command;
    private Process process;

    /** @param options further options of {@code dockerd} */
    OwnEngine(String... options) throws Exception {
        // A service of its own, as Linux distributions have it: what it runs outlives dockerd.
        containerd = launch(List.of(
                "containerd",
                "--address",
                containerdSocket(),
                "--root",
                directory.resolve("containerd").toString(),
                "--state",
                directory.resolve("state").toString()));
        command = new ArrayList<>(List.of(
                "dockerd",
                "--containerd",
                containerdSocket(),
                "--host",
                url().toString(),
                "--data-root",
                directory.resolve("data").toString(),
                "--exec-root",
                directory.resolve("exec").toString(),
                "--pidfile",
                directory.resolve("pid").toString(),
                // Another engine's bridge: "none" would delete it under that engine.
                "--bridge=docker0",
                "--iptables=false"));
        command.addAll(List.of(options));
        if (before23()) {
            // Its id is made of this key, which all engines of a machine share otherwise.
            Path config = Files.writeString(
                    directory.resolve("daemon.json"),
                    "{\"deprecated-key-path\": \"" + directory.resolve("key.json") + "\"}");
            command.add("--config-file=" + config);
        }
        await().atMost(PATIENCE).until(() -> Files.exists(Path.of(containerdSocket())));
        process = launch(command);
        try {
            awaitAnswer();
            TestEngine.prepare(socket());
        } catch (Throwable failure) {
            process.destroyForcibly();
            containerd.destroy();
            throw failure;
        }
    }

    URI url() {
        return URI.create("unix://" + socket());
    }

    Path socket() {
        return directory.resolve("sock");
    }

    /** An empty folder that is removed with the engine. */
    Path folder(String name) throws IOException {
        return Files.createDirectories(directory.resolve(name));
    }

    /** What tells engines apart. */
    String id() throws Exception {
        try (Engine engine = TestEngine.connect(socket())) {
            return engine.call(client -> client.infoCmd().exec()).getId();
        }
    }

    /** SIGTERM, and waits until it has ended. */
    void terminate() throws InterruptedException {
        process.destroy();
        awaitExit(process);
    }

    /** SIGKILL. What it started goes on. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        awaitExit(process);
    }

    /** Begins the engine again on what it left. */
    void start() throws IOException {
        // An engine that was killed leaves this file, whose number may be another process by now.
        Files.deleteIfExists(directory.resolve("pid"));
        process = launch(command);
        awaitAnswer();
    }

    /** Ends all that it started, too. */
    @Override
    public void close() throws IOException {
        try {
            remove();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while an engine was removed");
        }
    }

    private void remove() throws IOException, InterruptedException {
        if (!process.isAlive()) {
            start();
        }
        try (Engine engine = TestEngine.connect(socket())) {
            engine.call(client -> client.listContainersCmd().withShowAll(true).exec())
                    .forEach(container -> remove(engine, container.getId()));
        }
        terminate();
        containerd.destroy();
        awaitExit(containerd);
        // With live restore it has mounted its folder on itself, and leaves it so.
        run("umount", "--quiet", directory.resolve("data").toString());
        run("rm", "--recursive", "--force", "--one-file-system", directory.toString());
    }

    private static void remove(Engine engine, String container) {
        try {
            engine.call(client ->
                    client.removeContainerCmd(container).withForce(true).exec());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Process launch(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private static boolean before23() throws Exception {
        try (Engine engine = TestEngine.connect()) {
            String version = engine.call(client -> client.versionCmd().exec()).getVersion();
            return Integer.parseInt(version.substring(0, version.indexOf('.'))) < 23;
        }
    }

    private String containerdSocket() {
        return directory.resolve("containerd.sock").toString();
    }

    private void awaitAnswer() {
        await().atMost(PATIENCE).until(() -> {
            if (!process.isAlive()) {
                throw new IOException("dockerd ended:\n" + Files.readString(log));
            }
            return answers();
        });
    }

    private boolean answers() {
        try (Engine engine = TestEngine.connect(socket())) {
            engine.call(client -> client.pingCmd().exec());
            return true;
        } catch (Exception notYet) {
            return false;
        }
    }

    private static void awaitExit(Process process) throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(
                    "did not end within " + PATIENCE + ": " + process.info().command());
        }
    }

    private static void run(String... words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words).inheritIO().start();
        awaitExit(process);
    }
}
