package dev.teppan.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** One goal of a benchmark that has several: a ratio that must reach, or not exceed, a bound. */
record Judged(String what, double ratio, double goal, boolean atLeast) {

    static Judged atLeast(String what, double ratio, double goal) {
        return new Judged(what, ratio, goal, true);
    }

    static Judged atMost(String what, double ratio, double goal) {
        return new Judged(what, ratio, goal, false);
    }

    boolean met() {
        return atLeast ? ratio >= goal : ratio <= goal;
    }

    /** How far it is on the good side: above 1 is met. */
    private double margin() {
        return atLeast ? ratio / goal : goal / ratio;
    }

    private String line() {
        return String.format(
                Locale.ROOT,
                "%-44s %.3f, goal at %s %.2f: %s",
                what,
                ratio,
                atLeast ? "least" : "most",
                goal,
                met() ? "met" : "missed");
    }

    /** Prints all goals; the verdict is that of the tightest, and met where all are. */
    static Verdict verdict(String benchmark, List<Judged> goals) {
        goals.forEach(goal -> System.out.println(goal.line()));
        Judged tightest =
                goals.stream().min(Comparator.comparingDouble(Judged::margin)).orElseThrow();
        return new Verdict(
                benchmark, tightest.ratio(), tightest.goal(), goals.stream().allMatch(Judged::met));
    }
}
