package dev.teppan.platform.scheduling;

import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.catalog.RunsOn;
import dev.teppan.spi.Resources;

/**
 * All that the scheduler needs to know of an execution but its age. Executions of one shape are interchangeable, so work
 * is counted by shape and never looked at one by one.
 */
public record Shape(JobKey job, String queue, Resources resources, RunsOn runsOn) {}
