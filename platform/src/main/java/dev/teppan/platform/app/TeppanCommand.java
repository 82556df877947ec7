package dev.teppan.platform.app;

import io.dropwizard.configuration.ConfigurationException;
import java.io.IOException;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** One command of the program. */
interface TeppanCommand {

    String name();

    /** One line for the list of commands. */
    String help();

    /** Declares its arguments. */
    void configure(Subparser parser);

    /** Does it, on the main thread; returns when it is done, for a server when that has stopped. */
    ExitCode run(Namespace arguments)
            throws UserErrorException, ConfigurationException, IOException, InterruptedException;
}
