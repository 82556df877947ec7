package dev.teppan.platform.plugins;

import dev.teppan.platform.plugins.LoadedPlugin.About;
import dev.teppan.platform.plugins.LoadedPlugin.Offer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginWrapper;

/** Loads everything that lies in the plugin directories. Whatever is wrong with one plugin stays with that plugin. */
final class PluginLoading {

    private final HostPf4j manager;
    private final ArchiveUnpacker unpacker;
    private final String spiVersion;
    private final ExtensionReader extensions;
    private final List<LoadedPlugin> broken = new ArrayList<>();
    private final Map<String, Candidate> candidates = new LinkedHashMap<>();

    private record Candidate(PluginWrapper wrapper, About about) {}

    PluginLoading(HostPf4j manager, ArchiveUnpacker unpacker, String spiVersion) {
        this.manager = manager;
        this.unpacker = unpacker;
        this.spiVersion = spiVersion;
        this.extensions = new ExtensionReader(manager);
    }

    List<LoadedPlugin> load(List<Path> directories) {
        for (Path directory : directories) {
            archives(directory).forEach(this::loadOne);
        }
        manager.settle();
        manager.startPlugins();
        List<LoadedPlugin> loaded = new ArrayList<>(broken);
        candidates.values().forEach(candidate -> loaded.add(examine(candidate)));
        return loaded;
    }

    private static List<Path> archives(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(PluginLoading::mayBePlugin).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("plugin directory " + directory + " cannot be read", e);
        }
    }

    private static boolean mayBePlugin(Path path) {
        String name = path.getFileName().toString();
        boolean archive = name.endsWith(".zip") || name.endsWith(".jar");
        return !name.startsWith(".") && (archive || Files.isDirectory(path.resolve("classes")));
    }

    private void loadOne(Path path) {
        String file = path.getFileName().toString();
        try {
            PluginWrapper wrapper = manager.load(prepared(path));
            candidates.put(wrapper.getPluginId(), new Candidate(wrapper, About.of(wrapper.getDescriptor(), file)));
        } catch (IOException e) {
            broken.add(LoadedPlugin.broken(
                    About.unknown(file), PluginStatus.CORRUPT, file + " is damaged or incomplete: " + e.getMessage()));
        } catch (RuntimeException | LinkageError e) {
            // PF4J throws all sorts, down to NullPointerException for a jar without a manifest.
            broken.add(LoadedPlugin.broken(
                    About.unknown(file), PluginStatus.CORRUPT, file + " is not a plugin: " + e.getMessage()));
        }
    }

    private Path prepared(Path path) throws IOException {
        if (path.toString().endsWith(".zip")) {
            return unpacker.unpack(path);
        }
        if (path.toString().endsWith(".jar")) {
            ArchiveUnpacker.verify(path);
        }
        return path;
    }

    private LoadedPlugin examine(Candidate candidate) {
        PluginWrapper wrapper = candidate.wrapper();
        return switch (wrapper.getPluginState()) {
            case STARTED -> offers(candidate);
            case DISABLED -> LoadedPlugin.broken(candidate.about(), PluginStatus.DISABLED, whyDisabled(wrapper));
            case FAILED ->
                LoadedPlugin.broken(
                        candidate.about(), PluginStatus.FAILED, "could not start: " + wrapper.getFailedException());
            case UNLOADED, CREATED, RESOLVED, STOPPED ->
                LoadedPlugin.broken(
                        candidate.about(),
                        PluginStatus.FAILED,
                        "a plugin that it depends on is missing or has another version: "
                                + wrapper.getDescriptor().getDependencies());
        };
    }

    private String whyDisabled(PluginWrapper wrapper) {
        PluginDescriptor descriptor = wrapper.getDescriptor();
        return wrapper.getFailedException() == null
                ? "switched off by disabled.txt or enabled.txt in the plugin directory"
                : "needs version " + descriptor.getRequires() + " of the SPI; this is " + spiVersion;
    }

    private LoadedPlugin offers(Candidate candidate) {
        ClassLoader loader = candidate.wrapper().getPluginClassLoader();
        try {
            List<Offer> offers = extensions.read(candidate.wrapper());
            return offers.isEmpty()
                    ? LoadedPlugin.broken(
                            candidate.about(),
                            PluginStatus.EMPTY,
                            "offers no extension; was META-INF/extensions.idx written when it was built?")
                    : new LoadedPlugin(candidate.about(), PluginStatus.WORKS, "", loader, offers);
        } catch (ExtensionReader.BadExtensionException e) {
            return LoadedPlugin.broken(candidate.about(), PluginStatus.FAILED, String.valueOf(e.getMessage()));
        }
    }
}
