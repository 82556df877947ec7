package dev.teppan.platform.console;

import dev.teppan.platform.execution.Attempt;
import java.util.List;
import java.util.Optional;

/** Picks an attempt as an address names it. */
final class Attempts {

    private Attempts() {}

    /** The attempt with that number; the latest for any other text. */
    static Optional<Attempt> choose(List<Attempt> attempts, String number) {
        return attempts.stream()
                .filter(attempt -> String.valueOf(attempt.number()).equals(number))
                .findFirst()
                .or(() -> attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.getLast()));
    }
}
