/** A notifier that appends to a file. */
@NullMarked
package dev.teppan.example.notifier;

import org.jspecify.annotations.NullMarked;
