/**
 * The contract of {@link dev.teppan.spi.executor.JobExecutor} as a test suite, and an executor in memory that passes it
 * and can be scripted by tests of whatever uses executors.
 */
@NullMarked
package dev.teppan.spi.testkit.executor;

import org.jspecify.annotations.NullMarked;
