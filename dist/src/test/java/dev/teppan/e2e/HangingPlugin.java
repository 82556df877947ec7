package dev.teppan.e2e;

import dev.teppan.e2e.hanging.HangingExecutorFactory;
import dev.teppan.e2e.hanging.HangingLogStoreFactory;
import dev.teppan.e2e.hanging.HangingNotifierFactory;
import dev.teppan.e2e.hanging.HangingQueueSourceFactory;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** The plugin of {@code dev.teppan.e2e.hanging} as an archive, beside the examples, and the file that makes it hang. */
record HangingPlugin(Path plugins, Path file) {

    private static final List<Class<?>> EXTENSIONS = List.of(
            HangingExecutorFactory.class,
            HangingLogStoreFactory.class,
            HangingNotifierFactory.class,
            HangingQueueSourceFactory.class);

    static HangingPlugin in(Path folder) {
        try {
            Path plugins = Files.createDirectory(folder.resolve("plugins"));
            try (Stream<Path> examples = Files.list(Examples.plugins())) {
                for (Path example : examples.toList()) {
                    Files.copy(example, plugins.resolve(example.getFileName()));
                }
            }
            pack(plugins.resolve("hanging-1.0.0.jar"));
            HangingPlugin plugin = new HangingPlugin(plugins, folder.resolve("hangs"));
            plugin.hangIn();
            return plugin;
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("cannot pack the plugin", e);
        }
    }

    private static void pack(Path jar) throws IOException, URISyntaxException {
        Path classes = Path.of(HangingExecutorFactory.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Plugin-Id", "hanging");
        attributes.putValue("Plugin-Version", "1.0.0");
        attributes.putValue("Plugin-Provider", "Tests");
        attributes.putValue("Plugin-Requires", "0.1.0");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out, manifest);
                Stream<Path> files = Files.list(classes.resolve("dev/teppan/e2e/hanging"))) {
            for (Path file : files.toList()) {
                add(entries, classes.relativize(file).toString(), Files.readAllBytes(file));
            }
            String index = EXTENSIONS.stream().map(Class::getName).collect(Collectors.joining("\n"));
            add(entries, "META-INF/extensions.idx", index.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void add(JarOutputStream entries, String name, byte[] bytes) throws IOException {
        entries.putNextEntry(new ZipEntry(name));
        entries.write(bytes);
        entries.closeEntry();
    }

    /** Lets some calls hang, such as {@code Run.stop}, and all others go on; with {@code !} behind it, until an interrupt. */
    void hangIn(String... calls) {
        try {
            Path draft = file.resolveSibling("hangs.new");
            Files.write(draft, List.of(calls));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sections of the configuration: this executor with a short deadline and hints that are sent, and one that works. */
    String sections() {
        return """
                plugins:
                  directory: %s
                executors:
                  bad:
                    type: hanging
                    settings: {file: %s}
                    calls: {deadline: 1s}
                    pools: {hanging: {max: 4}}
                  good:
                    type: echo
                """.formatted(plugins, file);
    }

    /** Sections of the configuration: a notifier, the log store and a queue source, each with a short deadline, and a notifier that works. */
    String serviceSections() {
        return """
                plugins:
                  directory: %1$s
                executors:
                  process:
                    type: process
                logStore:
                  type: hanging
                  settings: {file: %2$s}
                  calls: {deadline: 1s}
                notifiers:
                  bad:
                    type: hanging
                    settings: {file: %2$s}
                    calls: {deadline: 1s}
                  good:
                    type: json-lines
                    settings: {file: notices.jsonl}
                queueSources:
                  bad:
                    type: hanging
                    settings: {file: %2$s}
                    calls: {deadline: 1s}
                """.formatted(plugins, file);
    }

    /** Whether the notifier was told of the end of an execution. */
    boolean wasTold(String execution) {
        return Files.exists(file.resolveSibling("told").resolve(execution));
    }

    /** Whether the log store has the output of an execution. */
    boolean hasKept(String execution) {
        try (Stream<Path> files = Files.walk(file.resolveSibling("kept"))) {
            return files.anyMatch(kept -> kept.toString().contains(execution) && kept.endsWith("stdout.txt"));
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts a message into the queue source. */
    void send(String name, String body) {
        try {
            Path draft = file.resolveSibling("message.new");
            Files.writeString(draft, body);
            Files.move(draft, file.resolveSibling("messages").resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the queue source has no message left. */
    boolean hasNoMessage() {
        try (Stream<Path> files = Files.list(file.resolveSibling("messages"))) {
            return files.findAny().isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
