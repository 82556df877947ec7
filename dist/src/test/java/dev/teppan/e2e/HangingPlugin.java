package dev.teppan.e2e;

import dev.teppan.e2e.hanging.HangingFactory;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** The plugin of {@code dev.teppan.e2e.hanging} as an archive, beside the examples, and the file that makes it hang. */
record HangingPlugin(Path plugins, Path file) {

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
            plugin.hangIn("");
            return plugin;
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("cannot pack the plugin", e);
        }
    }

    private static void pack(Path jar) throws IOException, URISyntaxException {
        Path classes = Path.of(HangingFactory.class
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
            byte[] index = HangingFactory.class.getName().getBytes(StandardCharsets.UTF_8);
            add(entries, "META-INF/extensions.idx", index);
        }
    }

    private static void add(JarOutputStream entries, String name, byte[] bytes) throws IOException {
        entries.putNextEntry(new ZipEntry(name));
        entries.write(bytes);
        entries.closeEntry();
    }

    /** Lets one call hang, such as {@code Run.stop}, and all others go on; an empty name lets all go on. */
    void hangIn(String call) {
        try {
            Path draft = file.resolveSibling("hangs.new");
            Files.writeString(draft, call);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sections of the configuration: this executor with a short deadline, and one that works. */
    String sections() {
        return """
                plugins:
                  directory: %s
                executors:
                  bad:
                    type: hanging
                    settings: {file: %s}
                    calls: {deadline: 1s}
                  good:
                    type: echo
                """.formatted(plugins, file);
    }
}
