package dev.teppan.platform.scheduling;

import dev.teppan.spi.Resources;
import java.time.Duration;
import java.util.Locale;

/** Figures as people read them. */
final class Words {

    private Words() {}

    static String of(Resources resources) {
        StringBuilder words = new StringBuilder();
        resources
                .amounts()
                .forEach((name, amount) ->
                        words.append(words.isEmpty() ? "" : ", ").append(of(name, amount)));
        return words.isEmpty() ? "nothing" : words.toString();
    }

    static String of(String name, long amount) {
        return amount
                + switch (name) {
                    case Resources.CPU -> " m cpu";
                    case Resources.MEMORY -> " MiB memory";
                    default -> " " + name;
                };
    }

    static String percent(double part) {
        return String.format(Locale.ROOT, "%.1f %%", part * 100);
    }

    static String seconds(Duration duration) {
        return duration.toSeconds() + " s";
    }
}
