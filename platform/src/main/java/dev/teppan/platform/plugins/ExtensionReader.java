package dev.teppan.platform.plugins;

import dev.teppan.platform.plugins.LoadedPlugin.Offer;
import dev.teppan.platform.plugins.settings.SettingsSchema;
import dev.teppan.spi.PluginFactory;
import dev.teppan.spi.executor.JobExecutorFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.pf4j.PluginWrapper;

/** Makes the factories of a plugin. PF4J would log a class that cannot be loaded and go on; here it is an error. */
final class ExtensionReader {

    private static final Pattern TYPE = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    private final HostPf4j manager;

    ExtensionReader(HostPf4j manager) {
        this.manager = manager;
    }

    /** An extension cannot be used. */
    static final class BadExtensionException extends Exception {
        private static final long serialVersionUID = 1L;

        BadExtensionException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    List<Offer> read(PluginWrapper plugin) throws BadExtensionException {
        List<Offer> offers = new ArrayList<>();
        ClassLoader loader = plugin.getPluginClassLoader();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            for (String name : manager.getExtensionClassNames(plugin.getPluginId())) {
                offer(name, loader).ifPresent(offers::add);
            }
            return offers;
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static Optional<Offer> offer(String name, ClassLoader loader) throws BadExtensionException {
        try {
            Class<?> extension = loader.loadClass(name);
            Optional<ExtensionKind> kind = ExtensionKind.of(extension);
            if (kind.isEmpty()) {
                return Optional.empty();
            }
            PluginFactory<?, ?> factory =
                    (PluginFactory<?, ?>) extension.getDeclaredConstructor().newInstance();
            return Optional.of(offer(kind.get(), factory));
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new BadExtensionException("extension " + name + " cannot be used: " + cause, e);
        }
    }

    /** Also reads the schemas, so that a record that settings cannot have shows now. */
    static Offer offer(ExtensionKind kind, PluginFactory<?, ?> factory) {
        String type = factory.type();
        if (!TYPE.matcher(type).matches()) {
            throw new IllegalArgumentException("type '" + type + "' is not lower case letters, digits and dashes");
        }
        SettingsSchema.of(factory.settingsType());
        if (factory instanceof JobExecutorFactory<?, ?> executors) {
            SettingsSchema.of(executors.jobSettingsType());
        }
        return new Offer(kind, type, factory);
    }
}
