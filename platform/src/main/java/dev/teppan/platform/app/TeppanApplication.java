package dev.teppan.platform.app;

import ch.qos.logback.classic.Level;
import dev.teppan.platform.api.execution.LiveStreams;
import dev.teppan.platform.app.clock.SteadyClock;
import dev.teppan.platform.app.cluster.Readiness;
import dev.teppan.platform.app.config.TeppanConfiguration;
import dev.teppan.platform.app.config.TeppanConfigurationFactory;
import dev.teppan.platform.app.crash.Crashes;
import dev.teppan.platform.plugins.PluginStartException;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import java.io.IOException;
import java.util.List;
import org.eclipse.jetty.util.component.LifeCycle;

/** Teppan: the main class, and the Dropwizard application that all servers are started from. */
public final class TeppanApplication extends Application<TeppanConfiguration> {

    private final Terminal terminal;

    /** On the process's own terminal. */
    public TeppanApplication() {
        this(Terminal.ofProcess());
    }

    TeppanApplication(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Runs a command and ends the process with its exit code. */
    public static void main(String... arguments) {
        ExitCode code = new TeppanApplication().commandLine().run(arguments);
        System.exit(code.code());
    }

    CommandLine commandLine() {
        ServerLauncher launcher = new ServerLauncher(this, terminal);
        return new CommandLine(
                terminal,
                List.of(
                        new ServerCommand(launcher),
                        new CheckCommand(launcher, terminal),
                        new DevCommand(launcher, terminal),
                        new DemoCommand(launcher, terminal),
                        new ApplyCommand(terminal),
                        new SimulateCommand(launcher, terminal),
                        new VersionCommand(terminal)));
    }

    @Override
    public String getName() {
        return "teppan";
    }

    @Override
    protected Level bootstrapLogLevel() {
        return Level.WARN;
    }

    @Override
    public void initialize(Bootstrap<TeppanConfiguration> bootstrap) {
        bootstrap.setConfigurationFactoryFactory((type, validator, mapper, prefix) ->
                new TeppanConfigurationFactory(validator, mapper, terminal.environment()));
    }

    @Override
    public void run(TeppanConfiguration configuration, Environment environment) throws Exception {
        open(configuration, environment);
    }

    /** Opens what is behind HTTP, hands it to the server's life, and registers what answers. */
    Platform open(TeppanConfiguration configuration, Environment environment)
            throws PluginStartException, IOException, InterruptedException {
        Surroundings surroundings =
                new Surroundings(SteadyClock.ofProcess(), environment.metrics(), Crashes.ofProcess());
        Platform platform = Platform.open(configuration, terminal, surroundings);
        try {
            new HttpSurface(platform, configuration.settings(), surroundings).register(environment);
            HealthChecks.register(platform, environment.healthChecks());
        } catch (RuntimeException e) {
            platform.stop();
            throw e;
        }
        environment.lifecycle().manage(platform);
        environment.lifecycle().addEventListener(new Draining(platform.cluster().readiness(), platform.live()));
        return platform;
    }

    /** Before the server stops to listen: tells load balancers, then ends live output, which would not end by itself. */
    private record Draining(Readiness readiness, LiveStreams live) implements LifeCycle.Listener {

        @Override
        public void lifeCycleStopping(LifeCycle event) {
            readiness.drain();
            live.close();
        }
    }
}
