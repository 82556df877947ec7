package dev.teppan.platform.execution;

import java.time.Instant;

/**
 * Where an execution comes from; never changes.
 *
 * @param revision the job's revision, bound when the message was admitted
 * @param sentAt when the message was enqueued
 */
public record Origin(String application, String job, int revision, String queue, Instant sentAt) {}
