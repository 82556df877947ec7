package dev.teppan.platform.catalog;

import dev.teppan.spi.Resources;
import java.util.Optional;

/**
 * The most that an application, a queue or a job may have.
 *
 * @param running how many may hold room at once
 * @param resources how much they may hold together; what is not named is not limited
 * @param rate how often they may start
 */
public record Ceiling(Optional<Integer> running, Resources resources, Optional<Rate> rate) {

    /** No limit. */
    public static final Ceiling NONE = new Ceiling(Optional.empty(), Resources.NONE, Optional.empty());

    /** A limit on the number alone. */
    public static Ceiling running(int most) {
        return new Ceiling(Optional.of(most), Resources.NONE, Optional.empty());
    }
}
