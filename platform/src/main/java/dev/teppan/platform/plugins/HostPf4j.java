package dev.teppan.platform.plugins;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.pf4j.DefaultPluginManager;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginLoader;
import org.pf4j.PluginRepository;
import org.pf4j.PluginWrapper;

/** PF4J, told where classes come from. It is handed one path after the other and never looks for files itself. */
final class HostPf4j extends DefaultPluginManager {

    HostPf4j(List<Path> directories, String spiVersion) {
        super(directories);
        setSystemVersion(spiVersion);
        setResolveRecoveryStrategy(ResolveRecoveryStrategy.IGNORE_PLUGIN_AND_CONTINUE);
    }

    /** Loads a jar or an unpacked plugin. Dependencies on other plugins are settled by {@link #settle()}. */
    PluginWrapper load(Path path) {
        return loadPluginFromPath(path);
    }

    /** Orders the plugins by their dependencies, and drops those that lack one. */
    void settle() {
        resolvePlugins();
    }

    @Override
    protected PluginRepository createPluginRepository() {
        return new NoRepository();
    }

    @Override
    protected PluginLoader createPluginLoader() {
        return new IsolatedLoader();
    }

    /** A jar, or a directory with {@code classes/} and {@code lib/*.jar}. */
    private final class IsolatedLoader implements PluginLoader {

        @Override
        public boolean isApplicable(Path path) {
            return Files.exists(path);
        }

        @Override
        public ClassLoader loadPlugin(Path path, PluginDescriptor descriptor) {
            PluginClassLoader loader = new IsolatedClassLoader(descriptor);
            if (Files.isDirectory(path)) {
                loader.addFile(path.resolve("classes").toFile());
                jars(path.resolve("lib")).forEach(jar -> loader.addFile(jar));
            } else {
                loader.addFile(path.toFile());
            }
            return loader;
        }

        private List<File> jars(Path lib) {
            if (!Files.isDirectory(lib)) {
                return List.of();
            }
            try (Stream<Path> files = Files.list(lib)) {
                return files.filter(file -> file.toString().endsWith(".jar"))
                        .sorted()
                        .map(Path::toFile)
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final class IsolatedClassLoader extends PluginClassLoader {
        IsolatedClassLoader(PluginDescriptor descriptor) {
            super(HostPf4j.this, descriptor, new HostPackages(HostPackages.class.getClassLoader()));
        }

        @Override
        protected boolean shouldDelegateToParent(String className) {
            return HostPackages.contain(className);
        }
    }

    private static final class NoRepository implements PluginRepository {
        @Override
        public List<Path> getPluginPaths() {
            return List.of();
        }

        @Override
        public boolean deletePluginPath(Path path) {
            return false;
        }
    }
}
