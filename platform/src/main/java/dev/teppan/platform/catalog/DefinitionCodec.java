package dev.teppan.platform.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Between definitions and their JSON form, which is the same in the API, in files and in the store. Reading reports all
 * problems at once; writing gives equal text for equal definitions. Safe for use by several threads.
 */
public final class DefinitionCodec {

    // Decimals stay as written, so that executor settings are stored as they were sent.
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final ExecutorSettingsCheck executorSettings;

    public DefinitionCodec(ExecutorSettingsCheck executorSettings) {
        this.executorSettings = executorSettings;
    }

    /** Reads an application. */
    public Decoded<Application> application(String name, JsonNode value) {
        return ApplicationCodec.read(name, value);
    }

    /** Reads a job, and has its executor settings checked. */
    public Decoded<Job> job(JobKey key, JsonNode value) {
        return JobCodec.read(key, value, executorSettings);
    }

    /** Reads a queue. */
    public Decoded<Queue> queue(String name, JsonNode value) {
        return QueueCodec.read(name, value);
    }

    /** Writes an application. */
    public static ObjectNode write(Application application) {
        return ApplicationCodec.write(application);
    }

    /** Writes a job. */
    public static ObjectNode write(Job job) {
        return JobCodec.write(job);
    }

    /** Writes a queue. */
    public static ObjectNode write(Queue queue) {
        return QueueCodec.write(queue);
    }

    /** An application from the store, without asking any plugin. */
    public static Application storedApplication(String name, String json) {
        return ApplicationCodec.read(name, parse(json)).orElseThrow();
    }

    /** A job from the store, without asking any plugin. */
    public static Job storedJob(JobKey key, String json) {
        return JobCodec.read(key, parse(json), ExecutorSettingsCheck.NONE).orElseThrow();
    }

    /** A queue from the store. */
    public static Queue storedQueue(String name, String json) {
        return QueueCodec.read(name, parse(json)).orElseThrow();
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored definition is no JSON", e);
        }
    }
}
