/** An executor that runs nothing and prints messages. */
@NullMarked
package dev.teppan.example.executor;

import org.jspecify.annotations.NullMarked;
