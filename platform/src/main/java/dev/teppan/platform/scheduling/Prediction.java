package dev.teppan.platform.scheduling;

import java.time.Instant;

/**
 * When something will probably start.
 *
 * @param earliest in one of ten cases it starts before
 * @param likely in half of all cases it starts before
 * @param latest in one of ten cases it starts later
 */
public record Prediction(Instant earliest, Instant likely, Instant latest) {}
