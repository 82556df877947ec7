package dev.teppan.platform.app;

import dev.teppan.platform.app.config.DevelopmentConfiguration.LogTarget;
import dev.teppan.platform.app.config.TeppanConfiguration;
import dev.teppan.platform.app.demo.Demo;
import dev.teppan.platform.app.engine.DockerEngine;
import dev.teppan.platform.app.engine.SampleImage;
import io.dropwizard.configuration.ConfigurationException;
import java.io.IOException;
import java.util.Optional;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code teppan demo}: a development server with sample jobs that are seen to run. */
record DemoCommand(ServerLauncher launcher, Terminal terminal) implements TeppanCommand {

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public String help() {
        return "start Teppan for development with sample jobs, and show them run";
    }

    @Override
    public void configure(Subparser parser) {
        Development.configure(parser);
        parser.addArgument("--once")
                .action(Arguments.storeTrue())
                .help("stop when the samples have ended: exit code 0 when all ended as intended, else 1");
    }

    @Override
    public ExitCode run(Namespace arguments)
            throws UserErrorException, ConfigurationException, IOException, InterruptedException {
        boolean once = arguments.getBoolean("once");
        Development development = new Development(launcher, terminal);
        Optional<DockerEngine> engine = development.engine();
        Optional<String> image = Optional.empty();
        if (engine.isPresent()) {
            image = Optional.of(new SampleImage(engine.get(), terminal.out()::println).reference());
        }
        TeppanConfiguration configuration = development.configuration(arguments, engine, LogTarget.FILE);
        try (RunningServer server = launcher.start(configuration)) {
            terminal.out()
                    .println("Teppan " + Version.read() + " runs at " + server.address() + "/, its log is "
                            + configuration.settings().dataDirectory().resolve("teppan.log"));
            boolean good = new Demo(server.address(), terminal.out(), new Demo.Options(image, once)).run();
            if (once) {
                return good ? ExitCode.OK : ExitCode.FAILED;
            }
            terminal.out().println("Console: " + server.address() + "/   Ctrl-C stops Teppan");
            server.join();
        }
        return ExitCode.OK;
    }
}
