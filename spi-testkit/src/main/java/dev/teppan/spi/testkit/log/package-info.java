/** The contract of log stores as a suite of tests, and a fake that passes it and fails on demand. */
@NullMarked
package dev.teppan.spi.testkit.log;

import org.jspecify.annotations.NullMarked;
