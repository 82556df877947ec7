package dev.teppan.bench;

import java.io.IOException;
import java.util.Collections;

/** The job that runs nothing, and the message that all sides carry. */
final class BenchJob {

    /** A message of about 200 bytes. */
    static final String MESSAGE =
            "{\"order\":4711,\"customer\":\"c-000815\",\"items\":[{\"sku\":\"A-1\",\"count\":2},{\"sku\":\"B-22\",\"count\":1}],"
                    + "\"note\":\"leave it at the door; ring twice and wait for a moment, please\",\"urgent\":false}";

    private static final String ONE = "{\"application\":\"bench\",\"job\":\"noop\",\"message\":" + MESSAGE + "}";

    private BenchJob() {}

    /** Defines application, queue and job; each execution takes one slot. */
    static void define(TeppanApi api, boolean paused) throws IOException, InterruptedException {
        api.put("/api/v1/applications/bench", "{\"image\": \"none\"}");
        pause(api, paused);
        api.put("/api/v1/applications/bench/jobs/noop", """
                {"queue": "bench", "resources": {"cpu": "100m", "memory": 4}}
                """);
    }

    /** Lets the queue run or stand still. */
    static void pause(TeppanApi api, boolean paused) throws IOException, InterruptedException {
        api.put("/api/v1/queues/bench", "{\"paused\": " + paused + "}");
    }

    /** Enqueues one. */
    static byte[] request() {
        return HttpClients.post("/api/v1/executions", ONE);
    }

    /** Enqueues so many in one request. */
    static byte[] bulkRequest(int count) {
        return HttpClients.post(
                "/api/v1/executions/batch",
                "{\"executions\":[" + String.join(",", Collections.nCopies(count, ONE)) + "]}");
    }
}
