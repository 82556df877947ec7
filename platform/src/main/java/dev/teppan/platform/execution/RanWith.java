package dev.teppan.platform.execution;

import dev.teppan.spi.Resources;
import java.util.List;

/**
 * What an attempt was run with, as resolved when it was placed.
 *
 * @param command empty keeps the image's own
 */
public record RanWith(String image, List<String> command, Resources resources) {
    public RanWith {
        command = List.copyOf(command);
    }
}
