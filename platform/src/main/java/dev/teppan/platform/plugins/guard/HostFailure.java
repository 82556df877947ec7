package dev.teppan.platform.plugins.guard;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Carries a failure of the host's own code, which a plugin called back, through the plugin. */
final class HostFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final RuntimeException failure;

    HostFailure(RuntimeException failure) {
        super(failure);
        this.failure = failure;
    }

    /** The host's own failure, however the plugin wrapped it. */
    static Optional<RuntimeException> in(Throwable thrown) {
        // Bounded, as a chain of causes may be a ring.
        @Nullable Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            if (cause instanceof HostFailure found) {
                return Optional.of(found.failure);
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }
}
