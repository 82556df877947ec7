package dev.teppan.platform.api.apply;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The difference between two short texts, by a longest common subsequence of lines. */
final class Difference {

    private static final int AROUND = 2;
    private static final long MOST_CELLS = 4_000_000;

    private Difference() {}

    /** The lines that go ({@code - }) and come ({@code + }), with a little of what stays around them. */
    static List<String> lines(List<String> before, List<String> after) {
        List<String> all =
                before.size() * (long) after.size() > MOST_CELLS ? replaced(before, after) : merged(before, after);
        return around(all);
    }

    private static List<String> replaced(List<String> before, List<String> after) {
        List<String> all = new ArrayList<>();
        before.forEach(line -> all.add("- " + line));
        after.forEach(line -> all.add("+ " + line));
        return all;
    }

    private static List<String> merged(List<String> before, List<String> after) {
        int[][] common = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                common[i][j] = before.get(i).equals(after.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        List<String> all = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
                all.add("  " + before.get(i++));
                j++;
            } else if (j >= after.size() || (i < before.size() && common[i + 1][j] >= common[i][j + 1])) {
                all.add("- " + before.get(i++));
            } else {
                all.add("+ " + after.get(j++));
            }
        }
        return all;
    }

    private static List<String> around(List<String> all) {
        List<Boolean> shown = new ArrayList<>(Collections.nCopies(all.size(), false));
        for (int i = 0; i < all.size(); i++) {
            if (!all.get(i).startsWith("  ")) {
                for (int j = Math.max(0, i - AROUND); j <= Math.min(all.size() - 1, i + AROUND); j++) {
                    shown.set(j, true);
                }
            }
        }
        List<String> result = new ArrayList<>();
        boolean gap = false;
        for (int i = 0; i < all.size(); i++) {
            if (!shown.get(i)) {
                gap = !result.isEmpty();
                continue;
            }
            if (gap) {
                result.add("  …");
                gap = false;
            }
            result.add(all.get(i));
        }
        return result;
    }
}
