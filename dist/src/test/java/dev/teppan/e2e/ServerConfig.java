package dev.teppan.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The configuration file of a test server: SQLite in the test's folder, loopback, a free port. */
record ServerConfig(int port, String sections) {
    /** On a port that is free now. */
    static ServerConfig plain() {
        return new ServerConfig(Ports.free(), "");
    }

    /** With further top-level sections of YAML, such as executors. */
    ServerConfig with(String yaml) {
        return new ServerConfig(port, sections + yaml);
    }

    /** The same but for the port. */
    ServerConfig onAnotherPort() {
        return new ServerConfig(Ports.free(), sections);
    }

    Path write(Path folder, String name) {
        String yaml = """
                mode: development
                dataDirectory: %s
                server:
                  type: simple
                  connector:
                    type: http
                    bindHost: 127.0.0.1
                    port: %d
                """.formatted(folder.resolve("data"), port) + sections;
        try {
            return Files.writeString(folder.resolve(name), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
