package dev.teppan.platform.app.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.dropwizard.configuration.ConfigurationSourceProvider;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The configuration of development mode, where nobody wrote a file: everything on this machine, on one port.
 *
 * @param port 0 for any that is free
 * @param engine the address of the Docker engine that runs the jobs; without one they are plain processes
 */
public record DevelopmentConfiguration(Path dataDirectory, int port, Optional<String> engine, LogTarget log)
        implements ConfigurationSourceProvider {

    /** Where the log goes. */
    public enum LogTarget {
        /** The terminal. */
        TERMINAL,
        /** A file in the data directory, so that the terminal stays readable. */
        FILE
    }

    /** What messages call this configuration. */
    public static final String NAME = "the development configuration";

    @Override
    public InputStream open(String path) {
        try {
            return new ByteArrayInputStream(new YAMLMapper().writeValueAsBytes(tree()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of text and numbers can be written", e);
        }
    }

    private ObjectNode tree() {
        ObjectNode root = new YAMLMapper().createObjectNode();
        root.put("mode", "development");
        root.put("dataDirectory", escaped(dataDirectory.toString()));
        root.put("environmentName", "development");
        ObjectNode server = root.putObject("server").put("type", "simple");
        server.putObject("connector")
                .put("type", "http")
                .put("bindHost", "127.0.0.1")
                .put("port", port);
        executor(root.putObject("executors"));
        if (log == LogTarget.FILE) {
            ObjectNode appender =
                    root.putObject("logging").putArray("appenders").addObject();
            appender.put("type", "file");
            appender.put(
                    "currentLogFilename",
                    escaped(dataDirectory.resolve("teppan.log").toString()));
            appender.put("archive", false);
            appender.put("timeZone", "system");
            appender.put("logFormat", HttpDefaults.LOG_FORMAT);
        }
        return root;
    }

    private void executor(ObjectNode executors) {
        if (engine.isEmpty()) {
            executors.putObject("process").put("type", "process");
            return;
        }
        ObjectNode settings =
                executors.putObject("docker").put("type", "local-docker").putObject("settings");
        settings.putArray("hosts").addObject().put("name", "local").put("url", engine.get());
        // Two data folders are two installations, and may well share an engine.
        settings.put(
                "installation",
                "development-" + Integer.toHexString(dataDirectory.toString().hashCode()));
    }

    private static String escaped(String text) {
        return text.replace("${", "$${");
    }
}
