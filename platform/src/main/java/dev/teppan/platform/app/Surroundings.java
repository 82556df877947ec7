package dev.teppan.platform.app;

import com.codahale.metrics.MetricRegistry;
import java.time.InstantSource;

/** What nearly everything is given: the clock, and where it counts and times. */
record Surroundings(InstantSource clock, MetricRegistry metrics) {}
