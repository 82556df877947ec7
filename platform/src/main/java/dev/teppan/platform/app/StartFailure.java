package dev.teppan.platform.app;

import dev.teppan.platform.app.config.InvalidConfigurationException;
import dev.teppan.platform.plugins.PluginStartException;
import dev.teppan.platform.store.StoreException;
import io.dropwizard.configuration.ConfigurationException;
import java.net.BindException;
import org.jspecify.annotations.Nullable;

/** Tells apart why a server did not start: what a person can put right, and what is a bug. */
final class StartFailure {

    private StartFailure() {}

    /**
     * Finds what the person at the terminal is to be told.
     *
     * @return what is to be thrown for a bug
     * @throws UserErrorException what the person can put right
     * @throws ConfigurationException the same, in the configuration
     */
    static RuntimeException explain(Exception failure) throws UserErrorException, ConfigurationException {
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            switch (cause) {
                case PluginStartException plugins ->
                    throw new InvalidConfigurationException(
                            "the configuration", PluginProblems.lines(plugins.problems()));
                case StoreException store -> throw new UserErrorException(String.valueOf(store.getMessage()));
                case UserErrorException user -> throw user;
                case BindException taken ->
                    throw new UserErrorException(
                            String.valueOf(failure.getMessage()).replace("/", "")
                                    + ": the port is taken, or the address is not one of this machine");
                default -> {
                    // Look at what caused it.
                }
            }
        }
        return new IllegalStateException("Teppan could not start", failure);
    }

    private static @Nullable Throwable next(Throwable failure) {
        return failure.getCause();
    }
}
