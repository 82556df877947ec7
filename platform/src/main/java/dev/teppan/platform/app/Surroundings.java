package dev.teppan.platform.app;

import com.codahale.metrics.MetricRegistry;
import dev.teppan.platform.app.crash.Crashes;
import java.time.InstantSource;

/**
 * What nearly everything is given: the clock, and where it counts and times.
 *
 * @param crashes what ends the process on purpose, in tests alone
 */
record Surroundings(InstantSource clock, MetricRegistry metrics, Crashes crashes) {}
