/** The contract of queue sources as a suite of tests, and a fake that passes it and fails on demand. */
@NullMarked
package dev.teppan.spi.testkit.queue;

import org.jspecify.annotations.NullMarked;
