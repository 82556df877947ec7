package dev.teppan.platform.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teppan.spi.PluginFactory;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Builds plugin archives from source text, as a plugin author's build would. */
final class PluginArchive {

    private final Map<String, String> sources = new LinkedHashMap<>();
    private final List<String> extensions = new ArrayList<>();
    private final Map<String, byte[]> libraries = new LinkedHashMap<>();
    private final Map<String, String> manifest = new LinkedHashMap<>();
    private boolean bundlesSpi;

    PluginArchive(String id) {
        manifest.put("Plugin-Id", id);
        manifest.put("Plugin-Version", "1.2.3");
        manifest.put("Plugin-Provider", "Example");
        manifest.put("Plugin-License", "MIT");
        manifest.put("Plugin-Requires", "0.1.0");
    }

    PluginArchive header(String name, String value) {
        manifest.put(name, value);
        return this;
    }

    PluginArchive source(String className, String text) {
        sources.put(className, text);
        return this;
    }

    PluginArchive extension(String className) {
        extensions.add(className);
        return this;
    }

    /** A jar in {@code lib/}; zips only. */
    PluginArchive library(String name, byte[] jar) {
        libraries.put(name, jar);
        return this;
    }

    PluginArchive bundlingTheSpi() {
        bundlesSpi = true;
        return this;
    }

    /** A notifier of this type whose deliver method has this body. */
    static PluginArchive notifier(String id, String type, String deliver) {
        return new PluginArchive(id)
                .source("example.Settings", """
                        package example;
                        import dev.teppan.spi.Setting;
                        public record Settings(@Setting(value = "What to say.", defaultValue = "hello") String text) {}
                        """)
                .source("example.Factory", """
                        package example;
                        import dev.teppan.spi.PluginContext;
                        import dev.teppan.spi.notifier.*;
                        public class Factory implements NotifierFactory<Settings> {
                            public String type() { return "%s"; }
                            public Class<Settings> settingsType() { return Settings.class; }
                            public Notifier create(Settings settings, PluginContext context) {
                                return new Notifier() {
                                    public DeliveryResult deliver(Notification notification) throws InterruptedException {
                                        %s
                                    }
                                    public void close() {}
                                };
                            }
                        }
                        """.formatted(type, deliver))
                .extension("example.Factory");
    }

    /** Answers with a text: a failure whose detail it is. */
    static String says(String expression) {
        return "return new DeliveryResult.Failed(" + expression + ", false, java.util.Optional.empty());";
    }

    Path jar(Path directory) {
        return write(directory.resolve(manifest.get("Plugin-Id") + ".jar"), entries(""));
    }

    Path zip(Path directory) {
        Map<String, byte[]> entries = entries("classes/");
        libraries.forEach((name, jar) -> entries.put("lib/" + name, jar));
        return write(directory.resolve(manifest.get("Plugin-Id") + ".zip"), entries);
    }

    private Map<String, byte[]> entries(String prefix) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        StringBuilder main = new StringBuilder("Manifest-Version: 1.0\n");
        manifest.forEach(
                (name, value) -> main.append(name).append(": ").append(value).append('\n'));
        entries.put(prefix + "META-INF/MANIFEST.MF", main.toString().getBytes(StandardCharsets.UTF_8));
        String index = String.join("\n", extensions) + "\n";
        entries.put(prefix + "META-INF/extensions.idx", index.getBytes(StandardCharsets.UTF_8));
        compile(sources, libraries).forEach((name, bytes) -> entries.put(prefix + name, bytes));
        if (bundlesSpi) {
            spiClasses().forEach((name, bytes) -> entries.put(prefix + name, bytes));
        }
        return entries;
    }

    /** Compiles sources to class files by path. */
    static Map<String, byte[]> compile(Map<String, String> sources, Map<String, byte[]> libraries) {
        if (sources.isEmpty()) {
            return Map.of();
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try {
            Path output = Files.createTempDirectory("plugin-classes");
            StringBuilder classPath = new StringBuilder();
            for (Map.Entry<String, byte[]> library : libraries.entrySet()) {
                Path jar = Files.write(
                        Files.createTempDirectory("plugin-lib").resolve(library.getKey()), library.getValue());
                classPath.append(jar).append(File.pathSeparator);
            }
            classPath.append(System.getProperty("java.class.path"));
            List<JavaFileObject> units = new ArrayList<>();
            sources.forEach((name, text) -> units.add(unit(name, text)));
            List<String> options =
                    List.of("-proc:none", "-nowarn", "-d", output.toString(), "-cp", classPath.toString());
            assertThat(compiler.getTask(null, null, null, options, null, units).call())
                    .isTrue();
            return classFiles(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A jar with these class files. */
    static byte[] jarOf(Map<String, byte[]> entries) {
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        try {
            pack(jar, entries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jar.toByteArray();
    }

    private static Map<String, byte[]> classFiles(Path root) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(path).toString(), Files.readAllBytes(path));
            }
        }
        return files;
    }

    private static Map<String, byte[]> spiClasses() {
        try {
            Path place = Path.of(PluginFactory.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (Files.isDirectory(place)) {
                Map<String, byte[]> classes = classFiles(place);
                classes.keySet().removeIf(name -> !name.startsWith("dev/"));
                return classes;
            }
            try (var jar = FileSystems.newFileSystem(place)) {
                Map<String, byte[]> classes = new LinkedHashMap<>();
                try (Stream<Path> paths = Files.walk(jar.getPath("/dev"))) {
                    for (Path path : paths.filter(Files::isRegularFile).toList()) {
                        classes.put(path.toString().substring(1), Files.readAllBytes(path));
                    }
                }
                return classes;
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path write(Path file, Map<String, byte[]> entries) {
        try (OutputStream output = Files.newOutputStream(file)) {
            pack(output, entries);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pack(OutputStream output, Map<String, byte[]> entries) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(output)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
    }

    private static JavaFileObject unit(String name, String text) {
        URI uri = URI.create("string:///" + name.replace('.', '/') + JavaFileObject.Kind.SOURCE.extension);
        return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }
}
