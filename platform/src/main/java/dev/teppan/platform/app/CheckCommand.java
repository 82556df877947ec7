package dev.teppan.platform.app;

import dev.teppan.platform.app.config.InvalidConfigurationException;
import dev.teppan.platform.app.config.TeppanConfiguration;
import io.dropwizard.configuration.ConfigurationException;
import io.dropwizard.configuration.FileConfigurationSourceProvider;
import java.io.IOException;
import java.util.List;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code teppan check CONFIG}: what can be known of a configuration without starting anything. */
record CheckCommand(ServerLauncher launcher, Terminal terminal) implements TeppanCommand {

    @Override
    public String name() {
        return "check";
    }

    @Override
    public String help() {
        return "validate a configuration file, plugin settings included, and say what is wrong";
    }

    @Override
    public void configure(Subparser parser) {
        parser.addArgument("config").metavar("CONFIG").help("the configuration file (YAML)");
    }

    @Override
    public ExitCode run(Namespace arguments) throws ConfigurationException, IOException {
        String file = arguments.getString("config");
        TeppanConfiguration configuration = launcher.read(new FileConfigurationSourceProvider(), file);
        List<String> problems = launcher.pluginProblems(configuration);
        if (!problems.isEmpty()) {
            throw new InvalidConfigurationException(file, problems);
        }
        terminal.out().println("OK");
        return ExitCode.OK;
    }
}
