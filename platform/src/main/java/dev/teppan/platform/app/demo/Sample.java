package dev.teppan.platform.app.demo;

import java.util.List;

/**
 * One sample and how it is to end.
 *
 * @param message JSON
 * @param needsIsolation whether only a container can show it
 */
record Sample(String job, String message, Expected expected, boolean needsIsolation) {

    /** The application of all samples. */
    static final String APPLICATION = "sample";

    /**
     * How an execution is to end.
     *
     * @param reason empty for a success
     * @param blame empty for a success
     */
    record Expected(String state, String reason, String blame, int attempts) {

        static Expected success(int attempts) {
            return new Expected("succeeded", "", "", attempts);
        }

        static Expected failure(String reason) {
            return new Expected("failed", reason, "job", 1);
        }
    }

    /**
     * All samples.
     *
     * @param seconds how long the one that shows its progress works
     */
    static List<Sample> all(int seconds) {
        return List.of(
                new Sample("hello", "{\"name\":\"world\"}", Expected.success(1), false),
                new Sample("flaky", "{}", Expected.success(3), false),
                new Sample("progress", Integer.toString(seconds), Expected.success(1), false),
                new Sample("hungry", "{}", Expected.failure("out_of_memory"), true),
                new Sample("slow", "{}", Expected.failure("timeout"), false));
    }
}
