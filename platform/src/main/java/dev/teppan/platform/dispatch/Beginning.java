package dev.teppan.platform.dispatch;

import dev.teppan.spi.executor.Run;
import java.util.Optional;

/** How a watch gets its workload: by a start, or by finding one. */
interface Beginning {

    /** The workload; empty when there is none, and what happened instead was posted. Blocks. */
    Optional<Run> begin() throws InterruptedException;
}
