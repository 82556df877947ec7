package dev.teppan.platform.catalog;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that somebody may have meant. */
public final class NearestName {

    private NearestName() {}

    /** The closest of the known names, if one is close at all. */
    public static Optional<String> of(String name, Collection<String> known) {
        int worst = Math.max(1, name.length() / 2);
        return known.stream()
                .filter(candidate -> distance(name, candidate) <= worst)
                .min(Comparator.<String>comparingInt(candidate -> distance(name, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** A sentence's end for a name that is unknown: {@code ; did you mean "x"?} or the list of what is known. */
    public static String hint(String name, Collection<String> known) {
        return of(name, known)
                .map(nearest -> "; did you mean \"" + nearest + "\"?")
                .orElse(
                        known.isEmpty()
                                ? ""
                                : "; known: "
                                        + String.join(
                                                ", ", known.stream().sorted().toList()));
    }

    private static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        if (a.length() >= 3 && b.startsWith(a)) {
            return 1;
        }
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
