/** What all contract suites share: a clock that tests move. */
@NullMarked
package dev.teppan.spi.testkit;

import org.jspecify.annotations.NullMarked;
