package dev.teppan.platform.app.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.Map;

/**
 * What holds for Dropwizard's sections unless the file says otherwise: loopback, virtual threads, no request log, one line
 * for each log message. Groups are merged by name, lists are replaced.
 */
final class HttpDefaults {

    // Compressing would hold back the live output, so only whole documents are.
    private static final String COMMON = """
            enableVirtualThreads: true
            registerDefaultExceptionMappers: false
            requestLog:
              appenders: []
            gzip:
              compressedMimeTypes: [text/html, text/css, text/javascript, application/json, application/problem+json]
            """;

    private static final String DEFAULT_SERVER = """
            type: default
            applicationConnectors: [{type: http, bindHost: 127.0.0.1, port: 8080}]
            adminConnectors: [{type: http, bindHost: 127.0.0.1, port: 8081}]
            """;

    // Dropwizard would put the application below /application.
    private static final String SIMPLE_SERVER = """
            type: simple
            applicationContextPath: /
            adminContextPath: /admin
            connector: {type: http, bindHost: 127.0.0.1, port: 8080}
            """;

    /** One line for each message, with what belongs to it. */
    static final String LOG_FORMAT = "%d{ISO8601} %-5p %c{1}: %m %kvp%n%ex";

    private static final String LOGGING = """
            level: INFO
            loggers:
              liquibase: WARN
              org.eclipse.jetty: WARN
              org.pf4j: WARN
              org.glassfish.jersey: WARN
              io.dropwizard: WARN
            appenders:
              - type: console
                target: stdout
                timeZone: system
                logFormat: "LOG_FORMAT"
            """;

    private HttpDefaults() {}

    /** The defaults with what was given on top. */
    static ObjectNode under(ObjectNode given) {
        YAMLMapper yaml = new YAMLMapper();
        ObjectNode result = yaml.createObjectNode();
        boolean simple = given.path("server").path("type").asText().equals("simple");
        ObjectNode server = read(yaml, simple ? SIMPLE_SERVER : DEFAULT_SERVER);
        server.setAll(read(yaml, COMMON));
        result.set("server", server);
        result.set("logging", read(yaml, LOGGING.replace("LOG_FORMAT", LOG_FORMAT)));
        merge(result, given);
        return result;
    }

    private static void merge(ObjectNode into, ObjectNode from) {
        for (Map.Entry<String, JsonNode> field : from.properties()) {
            if (into.get(field.getKey()) instanceof ObjectNode below && field.getValue() instanceof ObjectNode group) {
                merge(below, group);
            } else {
                into.set(field.getKey(), field.getValue());
            }
        }
    }

    private static ObjectNode read(YAMLMapper yaml, String text) {
        try {
            return (ObjectNode) yaml.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the built-in defaults are no YAML", e);
        }
    }
}
