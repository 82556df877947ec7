/** A queue source over a directory of files. */
@NullMarked
package dev.teppan.example.queue;

import org.jspecify.annotations.NullMarked;
