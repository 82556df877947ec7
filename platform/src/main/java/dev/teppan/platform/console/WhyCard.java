package dev.teppan.platform.console;

import dev.teppan.platform.catalog.Job;
import dev.teppan.platform.scheduling.WaitReason;
import java.util.Optional;

/**
 * Why an execution waits.
 *
 * @param code few words
 * @param text the sentence with the figures
 */
record WhyCard(String code, String text, String ahead, String needs) {

    static WhyCard of(WaitReason reason, Optional<Job> job) {
        String ahead = reason.ahead() == 0 ? "" : "at most " + Words.many(reason.ahead(), "execution") + " before it";
        return new WhyCard(
                word(reason.code()),
                reason.sentence(),
                ahead,
                job.map(definition -> Words.shape(definition.resources())).orElse(""));
    }

    private static String word(WaitReason.Code code) {
        return switch (code) {
            case WAITING_CAPACITY -> "room";
            case FAIR_SHARE_TURN -> "turn of others";
            case RESERVED -> "reserved";
            case BACKOFF -> "refused lately";
            case EXCEEDS_ANY_NODE -> "never fits";
            case NO_MATCHING_POOL -> "no such pool";
            case LIMIT_APPLICATION -> "limit of its application";
            case LIMIT_QUEUE -> "limit of its queue";
            case LIMIT_JOB -> "limit of its job";
            case LIMIT_KEY -> "limit of its key";
            case RATE -> "rate";
            case QUEUE_PAUSED -> "queue paused";
            case EXECUTOR_UNAVAILABLE -> "executor";
            case NEXT -> "next";
        };
    }
}
