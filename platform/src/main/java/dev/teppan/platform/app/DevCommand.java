package dev.teppan.platform.app;

import dev.teppan.platform.app.config.DevelopmentConfiguration.LogTarget;
import dev.teppan.platform.app.config.TeppanConfiguration;
import io.dropwizard.configuration.ConfigurationException;
import java.io.IOException;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code teppan dev}. */
record DevCommand(ServerLauncher launcher, Terminal terminal) implements TeppanCommand {

    @Override
    public String name() {
        return "dev";
    }

    @Override
    public String help() {
        return "start Teppan on this machine for development, without a configuration file";
    }

    @Override
    public void configure(Subparser parser) {
        Development.configure(parser);
    }

    @Override
    public ExitCode run(Namespace arguments)
            throws UserErrorException, ConfigurationException, IOException, InterruptedException {
        Development development = new Development(launcher, terminal);
        TeppanConfiguration configuration =
                development.configuration(arguments, development.engine(), LogTarget.TERMINAL);
        try (RunningServer server = launcher.start(configuration)) {
            terminal.out().println("Console and API: " + server.address() + "/");
            server.join();
        }
        return ExitCode.OK;
    }
}
