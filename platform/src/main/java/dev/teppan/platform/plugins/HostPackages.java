package dev.teppan.platform.plugins;

import java.util.List;
import java.util.Set;

/**
 * The parent of every plugin's class loader: the JDK, and of the host exactly the packages listed here. So a plugin sees no
 * library of the host, and brings the versions it likes.
 */
final class HostPackages extends ClassLoader {

    // The SPI by package, as others of its name (the test kit) are none of the host's.
    private static final Set<String> PACKAGES = Set.of(
            "dev.teppan.spi",
            "dev.teppan.spi.executor",
            "dev.teppan.spi.log",
            "dev.teppan.spi.notifier",
            "dev.teppan.spi.queue",
            "org.jspecify.annotations");

    private static final List<String> PREFIXES = List.of("org.pf4j.", "org.slf4j.", "jakarta.validation.");

    private final ClassLoader host;

    HostPackages(ClassLoader host) {
        super("plugins' parent", ClassLoader.getPlatformClassLoader());
        this.host = host;
    }

    /** Whether a class is always the host's, even where a plugin brings its own. */
    static boolean contain(String className) {
        int dot = className.lastIndexOf('.');
        return PREFIXES.stream().anyMatch(className::startsWith)
                || (dot > 0 && PACKAGES.contains(className.substring(0, dot)));
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (!contain(name)) {
            throw new ClassNotFoundException(name);
        }
        return host.loadClass(name);
    }
}
