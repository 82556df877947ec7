package dev.teppan.platform.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.teppan.platform.plugins.settings.Bound;
import dev.teppan.spi.Resources;
import dev.teppan.spi.executor.ExitReport;
import dev.teppan.spi.executor.Launch;
import dev.teppan.spi.executor.LaunchToken;
import dev.teppan.spi.executor.StartResult;
import dev.teppan.spi.notifier.DeliveryResult;
import dev.teppan.spi.queue.Delivery;
import dev.teppan.spi.queue.QueueSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples, compiled from their sources against what they may see, run in the real host. */
class ExamplesTest {

    @TempDir
    private Path directory;

    private PluginScene scene;

    @BeforeEach
    void dropTheJarsIn() throws IOException {
        scene = new PluginScene(directory);
        for (String example : List.of("example-notifier", "example-executor", "example-queue-source")) {
            archive(example).jar(scene.plugins);
        }
    }

    @Test
    void theNotifierAppendsALine() throws Exception {
        Path file = directory.resolve("notifications.jsonl");
        try (PluginRegistry registry =
                scene.start("notifiers: {audit: {type: json-lines, settings: {file: '" + file + "'}}}")) {
            assertThat(PluginScene.deliver(PluginScene.named(registry.notifiers(), "audit")))
                    .isInstanceOf(DeliveryResult.Delivered.class);
            assertThat(Files.readAllLines(file)).singleElement().asString().contains("\"text\":\"a test\"");
        }
    }

    @Test
    void theExecutorEndsAsTheJobSays() throws Exception {
        try (PluginRegistry registry = scene.start("executors: {echo: {type: echo}}")) {
            var tree = JsonNodeFactory.instance.objectNode().put("exitCode", 7);
            Record job = ((Bound.Valid<? extends Record>)
                            registry.bindJobSettings("echo", tree).orElseThrow())
                    .value();
            Launch launch = Launch.builder()
                    .token(new LaunchToken("example.1"))
                    .pool("echo")
                    .node("echo")
                    .image("none")
                    .resources(Resources.of(100, 64))
                    .settings(job)
                    .build();
            StartResult result = PluginScene.named(registry.executors(), "echo").start(launch);
            ExitReport report = ((StartResult.Started) result).run().await();
            assertThat(((ExitReport.Exited) report).code()).isEqualTo(7);
        }
    }

    @Test
    void theQueueSourceReadsFiles() throws Exception {
        Path inbox = Files.createDirectories(directory.resolve("inbox"));
        Files.writeString(inbox.resolve("m1"), "{}");
        try (PluginRegistry registry =
                scene.start("queueSources: {in: {type: directory, settings: {directory: '" + inbox + "'}}}")) {
            QueueSource source = PluginScene.named(registry.queueSources(), "in");
            List<Delivery> deliveries = source.receive(1, Duration.ofSeconds(10));
            assertThat(deliveries)
                    .singleElement()
                    .satisfies(delivery -> assertThat(delivery.body()).isEqualTo("{}"));
            source.acknowledge(deliveries.stream().map(Delivery::receipt).toList());
            assertThat(inbox).isEmptyDirectory();
        }
    }

    private static PluginArchive archive(String example) throws IOException {
        Path root = Path.of("..", "examples", example, "src", "main", "java");
        PluginArchive archive = new PluginArchive(example);
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String name = root.relativize(file).toString().replace('/', '.').replaceFirst("\\.java$", "");
                String text = Files.readString(file);
                archive.source(name, text);
                if (text.contains("\n@Extension\n")) {
                    archive.extension(name);
                }
            }
        }
        return archive;
    }
}
