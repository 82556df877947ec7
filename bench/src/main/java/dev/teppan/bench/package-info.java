/**
 * Benchmarks of the built distribution. Each runs what it is compared to in the same run, interleaved, and ends with one
 * line {@code NAME ratio R goal G}.
 */
@NullMarked
package dev.teppan.bench;

import org.jspecify.annotations.NullMarked;
