package dev.teppan.platform.app;

import dev.teppan.platform.app.config.DevelopmentConfiguration;
import dev.teppan.platform.app.config.DevelopmentConfiguration.LogTarget;
import dev.teppan.platform.app.config.TeppanConfiguration;
import dev.teppan.platform.app.engine.DockerEngine;
import dev.teppan.platform.app.engine.EngineAddress;
import io.dropwizard.configuration.ConfigurationException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** What {@code dev} and {@code demo} share: the arguments, and a configuration that fits the machine. */
final class Development {

    private static final String NO_ENGINE =
            "No Docker engine answers at %s, so jobs run as plain processes of this user,"
                    + " without isolation. Start one (Debian: apt install docker.io) or set DOCKER_HOST, and start again.";

    private final ServerLauncher launcher;
    private final Terminal terminal;

    Development(ServerLauncher launcher, Terminal terminal) {
        this.launcher = launcher;
        this.terminal = terminal;
    }

    static void configure(Subparser parser) {
        parser.addArgument("--port")
                .type(Integer.class)
                .choices(Arguments.range(0, 65_535))
                .setDefault(8080)
                .metavar("PORT")
                .help("the port on 127.0.0.1 for API and console; 0 for any that is free (default: 8080)");
        parser.addArgument("--data")
                .metavar("FOLDER")
                .help("where everything is kept (default: $TEPPAN_DATA, or teppan-data)");
    }

    /** The Docker engine of this machine, if one answers. */
    Optional<DockerEngine> engine() {
        return EngineAddress.of(terminal.environment()).map(DockerEngine::new).filter(DockerEngine::answers);
    }

    TeppanConfiguration configuration(Namespace arguments, Optional<DockerEngine> engine, LogTarget log)
            throws ConfigurationException, IOException {
        if (engine.isEmpty()) {
            terminal.out().printf(NO_ENGINE + "%n", whereAsked());
        }
        DevelopmentConfiguration source = new DevelopmentConfiguration(
                data(arguments),
                arguments.getInt("port"),
                engine.map(answering -> answering.address().text()),
                log);
        return launcher.read(source, DevelopmentConfiguration.NAME);
    }

    private String whereAsked() {
        return EngineAddress.of(terminal.environment())
                .map(EngineAddress::text)
                .orElseGet(() -> terminal.environment().getOrDefault("DOCKER_HOST", ""));
    }

    private Path data(Namespace arguments) {
        String named = arguments.getString("data");
        String data = named == null ? terminal.environment().getOrDefault("TEPPAN_DATA", "teppan-data") : named;
        return Path.of(data).toAbsolutePath().normalize();
    }
}
