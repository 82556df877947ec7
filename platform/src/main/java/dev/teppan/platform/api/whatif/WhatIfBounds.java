package dev.teppan.platform.api.whatif;

import java.time.Duration;

/**
 * What one question may take.
 *
 * @param processor time of both simulations and of reading
 * @param wall how long who asks waits for the answer
 * @param slice of processor time, after which the thread pauses for as long
 * @param retryAfter when to ask again while another is answered
 */
public record WhatIfBounds(Duration processor, Duration wall, Duration slice, Duration retryAfter) {

    /** What is usual. */
    public static final WhatIfBounds USUAL = new WhatIfBounds(
            Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofMillis(10), Duration.ofSeconds(10));
}
