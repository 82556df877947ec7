package dev.teppan.platform.app;

import dev.teppan.platform.app.config.TeppanConfiguration;
import io.dropwizard.configuration.ConfigurationException;
import io.dropwizard.configuration.FileConfigurationSourceProvider;
import java.io.IOException;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code teppan server CONFIG}. */
record ServerCommand(ServerLauncher launcher) implements TeppanCommand {

    @Override
    public String name() {
        return "server";
    }

    @Override
    public String help() {
        return "start Teppan with a configuration file";
    }

    @Override
    public void configure(Subparser parser) {
        parser.addArgument("config").metavar("CONFIG").help("the configuration file (YAML)");
    }

    @Override
    public ExitCode run(Namespace arguments)
            throws UserErrorException, ConfigurationException, IOException, InterruptedException {
        TeppanConfiguration configuration =
                launcher.read(new FileConfigurationSourceProvider(), arguments.getString("config"));
        try (RunningServer server = launcher.start(configuration)) {
            server.join();
        }
        return ExitCode.OK;
    }
}
