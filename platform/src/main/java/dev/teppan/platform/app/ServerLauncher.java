package dev.teppan.platform.app;

import dev.teppan.platform.app.clock.SteadyClock;
import dev.teppan.platform.app.config.TeppanConfiguration;
import dev.teppan.platform.app.crash.Crashes;
import dev.teppan.platform.plugins.PluginRegistry;
import io.dropwizard.configuration.ConfigurationException;
import io.dropwizard.configuration.ConfigurationSourceProvider;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Reads configurations and starts servers, as all commands that need one do. Not safe for use by several threads. */
final class ServerLauncher {

    private final TeppanApplication application;
    private final Terminal terminal;
    private Optional<Bootstrap<TeppanConfiguration>> bootstrap = Optional.empty();

    ServerLauncher(TeppanApplication application, Terminal terminal) {
        this.application = application;
        this.terminal = terminal;
    }

    TeppanConfiguration read(ConfigurationSourceProvider provider, String path)
            throws ConfigurationException, IOException {
        Bootstrap<TeppanConfiguration> parts = bootstrap();
        return parts.getConfigurationFactoryFactory()
                .create(
                        TeppanConfiguration.class,
                        parts.getValidatorFactory().getValidator(),
                        parts.getObjectMapper(),
                        "dw")
                .build(provider, path);
    }

    /** What the plugins would find wrong with a configuration. */
    List<String> pluginProblems(TeppanConfiguration configuration) {
        return PluginProblems.lines(PluginRegistry.check(
                PluginServices.forCheck(
                        configuration,
                        terminal.plugins(),
                        new Surroundings(
                                SteadyClock.ofProcess(), bootstrap().getMetricRegistry(), Crashes.ofProcess())),
                configuration.plugins()));
    }

    /** The time, as the server has it. */
    InstantSource clock() {
        return SteadyClock.ofProcess();
    }

    /** Starts a server; returns when it takes requests. */
    RunningServer start(TeppanConfiguration configuration) throws UserErrorException, ConfigurationException {
        configuration.getLoggingFactory().configure(bootstrap().getMetricRegistry(), application.getName());
        Environment environment = environment(configuration);
        try {
            Platform platform = application.open(configuration, environment);
            return started(platform, configuration, environment);
        } catch (Exception e) {
            throw StartFailure.explain(e);
        }
    }

    private static RunningServer started(Platform platform, TeppanConfiguration configuration, Environment environment)
            throws Exception {
        RunningServer server =
                new RunningServer(configuration.getServerFactory().build(environment));
        try {
            server.start();
            return server;
        } catch (Exception e) {
            server.close();
            // What had not been started, the server does not stop.
            platform.stop();
            throw e;
        }
    }

    private Environment environment(TeppanConfiguration configuration) {
        Bootstrap<TeppanConfiguration> parts = bootstrap();
        Environment environment = new Environment(
                application.getName(),
                parts.getObjectMapper(),
                parts.getValidatorFactory(),
                parts.getMetricRegistry(),
                parts.getClassLoader(),
                parts.getHealthCheckRegistry(),
                configuration);
        configuration.getMetricsFactory().configure(environment.lifecycle(), parts.getMetricRegistry());
        configuration.getServerFactory().configure(environment);
        return environment;
    }

    private Bootstrap<TeppanConfiguration> bootstrap() {
        // Made when first needed: it loads the validator, which commands without a configuration do not wait for.
        Bootstrap<TeppanConfiguration> made = bootstrap.orElseGet(() -> new Bootstrap<>(application));
        if (bootstrap.isEmpty()) {
            application.initialize(made);
            bootstrap = Optional.of(made);
        }
        return made;
    }
}
