package dev.teppan.platform.plugins;

import dev.teppan.spi.PluginFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of the SPI that this host was built with. */
final class SpiVersion {

    private SpiVersion() {}

    static String read() {
        Properties properties = new Properties();
        try (InputStream resource = PluginFactory.class.getResourceAsStream("spi.properties")) {
            if (resource == null) {
                throw new IllegalStateException("spi.properties is missing beside the SPI's classes");
            }
            properties.load(resource);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }
}
