/** The contract of notifiers as a suite of tests, and a fake that passes it and fails on demand. */
@NullMarked
package dev.teppan.spi.testkit.notifier;

import org.jspecify.annotations.NullMarked;
