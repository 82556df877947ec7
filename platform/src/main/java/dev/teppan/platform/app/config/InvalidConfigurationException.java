package dev.teppan.platform.app.config;

import io.dropwizard.configuration.ConfigurationException;
import java.util.List;

/** A configuration file is wrong. The errors are all that is wrong in it, one line each, by property. */
public final class InvalidConfigurationException extends ConfigurationException {

    private static final long serialVersionUID = 1L;

    private final String file;

    /**
     * All that is wrong.
     *
     * @param errors one line each; at least one
     */
    public InvalidConfigurationException(String file, List<String> errors) {
        super(file, errors);
        this.file = file;
    }

    /** What a person is shown: how many problems, then one a line. */
    public String report() {
        int count = getErrors().size();
        return file + (count == 1 ? " has a problem:" : " has " + count + " problems:") + "\n  "
                + String.join("\n  ", getErrors());
    }
}
