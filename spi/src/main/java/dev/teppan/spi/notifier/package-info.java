/** The extension point for the places where events are told. */
@NullMarked
package dev.teppan.spi.notifier;

import org.jspecify.annotations.NullMarked;
