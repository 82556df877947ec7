package dev.teppan.e2e;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A Docker engine of a test's own beside the one of this machine, without any network, with {@link DockerEngine#BUSYBOX}. */
final class SecondEngine implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Short, as the paths of sockets within must have less than 108 characters. */
    private final Path folder;

    private final List<Process> processes = new ArrayList<>();

    private SecondEngine(Path folder) {
        this.folder = folder;
    }

    /**
     * Starts one; skips the test where this user may not, but never in CI.
     *
     * @param options further options of {@code dockerd}
     */
    static SecondEngine start(List<String> options) {
        Assumptions.assumeTrue(
                "true".equals(System.getenv("CI")) || "root".equals(System.getProperty("user.name")),
                "starting a Docker engine needs root");
        try {
            SecondEngine engine = new SecondEngine(Files.createTempDirectory("engine"));
            try {
                engine.launch(options);
                return engine;
            } catch (RuntimeException | AssertionError | IOException e) {
                engine.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void launch(List<String> options) throws IOException {
        run("containerd", List.of("--address", path("c"), "--root", path("containerd"), "--state", path("state")));
        // Engines before 23 take their id from this key, which all engines of a machine share otherwise; later ones
        // refuse it.
        boolean keyed = version() < 23;
        Path config = Files.writeString(
                folder.resolve("daemon.json"),
                keyed ? "{\"deprecated-key-path\": \"" + path("key.json") + "\"}" : "{}");
        await("containerd").atMost(PATIENCE).until(() -> Files.exists(Path.of(path("c"))));
        List<String> all = new ArrayList<>(List.of(
                "--containerd=" + path("c"),
                "--host=" + local(),
                "--config-file=" + config,
                "--data-root=" + path("data"),
                "--exec-root=" + path("exec"),
                "--pidfile=" + path("pid"),
                // Another engine's bridge: "none" would delete it under that engine.
                "--bridge=docker0",
                "--iptables=false"));
        all.addAll(options);
        Process dockerd = run("dockerd", all);
        await("a second engine").atMost(PATIENCE).until(() -> {
            if (!dockerd.isAlive()) {
                throw new AssertionError("dockerd ended:\n" + Files.readString(folder.resolve("log")));
            }
            return docker("info").exitCode() == 0;
        });
        DockerEngine.importBusybox(local());
    }

    /** Its socket on this machine. */
    Path socket() {
        return folder.resolve("sock");
    }

    /** Its own command, asked by its socket. */
    Program docker(String... arguments) {
        List<String> all = new ArrayList<>(List.of("--host", local()));
        all.addAll(List.of(arguments));
        return DockerEngine.docker(all.toArray(String[]::new));
    }

    /** The names and states of its containers, ended ones included. */
    List<String> containers() {
        return docker("ps", "-a", "--format", "{{.Names}} {{.State}}")
                .expectSuccess()
                .output()
                .lines()
                .toList();
    }

    private static int version() {
        String version = DockerEngine.docker("version", "--format", "{{.Server.Version}}")
                .expectSuccess()
                .output();
        return Integer.parseInt(version.substring(0, version.indexOf('.')));
    }

    private Process run(String program, List<String> options) throws IOException {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(options);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
        processes.add(process);
        return process;
    }

    private String local() {
        return "unix://" + socket();
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    /** Removes its containers, ends it and deletes what it kept. */
    @Override
    public void close() {
        List<String> left = docker("ps", "-aq").output().lines().toList();
        if (!left.isEmpty() && processes.stream().allMatch(Process::isAlive)) {
            List<String> remove = new ArrayList<>(List.of("rm", "-f"));
            remove.addAll(left);
            docker(remove.toArray(String[]::new));
        }
        processes.reversed().forEach(SecondEngine::end);
        Program.run(PATIENCE, List.of("rm", "-rf", "--one-file-system", folder.toString()))
                .expectSuccess();
    }

    private static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while an engine ended", e);
        }
    }
}
