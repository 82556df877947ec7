package dev.teppan.platform.plugins;

import dev.teppan.platform.plugins.settings.SettingProblem;
import dev.teppan.spi.Resources;
import dev.teppan.spi.Setting;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How one pool of an executor grows and shrinks: an entry of {@code pools} of an instance in the configuration. */
public record PoolSettings(
        @Setting(
                value = "Whether the executor is told how many nodes are needed, or that is only shown.",
                defaultValue = "send")
        Scaling scaling,

        @Setting(value = "How many nodes there are at least, also when nothing waits or runs.", defaultValue = "0")
        @Min(0)
        @Max(100_000)
        int min,

        @Setting("How many nodes there are at the most.") @Min(0) @Max(100_000)
        int max,

        @Setting(
                value = "The sizes of node that the pool can get, instead of those that the executor states.",
                defaultValue = "[]")
        List<Shape> shapes,

        @Setting("What all nodes may cost together in an hour; each shape needs its price then.")
        Optional<Double> mostPerHour,

        @Setting(
                value = "How much larger than needed the pool is to be, as a part: 0.1 is a tenth.",
                defaultValue = "0")
        @DecimalMin("0")
        @DecimalMax("10")
        double headRoom,

        @Setting(
                value =
                        "How long a single further node must be needed before it is asked for; two or more are at once.",
                defaultValue = "20s")
        Duration confirmation,

        @Setting(
                value = "A single further node is asked for at once when the oldest has waited for longer.",
                defaultValue = "20s")
        Duration impatience,

        @Setting(value = "For how long the pool does not shrink after it grew.", defaultValue = "2m")
        Duration cooldown,

        @Setting(value = "How long a node is empty before it may go.", defaultValue = "2m")
        Duration idleGrace,

        @Setting(value = "How many of the empty nodes stay longer.", defaultValue = "1") @Min(0) @Max(100_000)
        int keepIdle,

        @Setting(value = "How long those stay.", defaultValue = "15m")
        Duration keepIdleGrace) {

    private static final Duration LONGEST = Duration.ofDays(1);

    /** What becomes of a pool's hints. */
    public enum Scaling {
        /** The executor gets them. */
        SEND,
        /** They are only shown. */
        SHOW
    }

    /** A size of node. */
    public record Shape(
            @Setting("What jobs may use of such a node, such as {cpu: 4, memory: 16GiB}.")
            Resources size,

            @Setting(
                    value = "What one costs in an hour, in any currency; 0 where that does not matter.",
                    defaultValue = "0")
            @DecimalMin("0")
            double pricePerHour) {}

    public PoolSettings {
        shapes = List.copyOf(shapes);
    }

    /** What no single field can tell; the pointers begin at this pool. */
    public List<SettingProblem> problems() {
        List<SettingProblem> problems = new ArrayList<>();
        if (min > max) {
            problems.add(new SettingProblem("/min", "must not be more than max, which is " + max));
        }
        within(problems, "/confirmation", confirmation);
        within(problems, "/impatience", impatience);
        within(problems, "/cooldown", cooldown);
        within(problems, "/idleGrace", idleGrace);
        within(problems, "/keepIdleGrace", keepIdleGrace);
        for (int i = 0; i < shapes.size(); i++) {
            shape(problems, i);
        }
        mostPerHour.ifPresent(most -> cost(problems, most));
        return problems;
    }

    private static void within(List<SettingProblem> problems, String pointer, Duration value) {
        if (value.compareTo(LONGEST) > 0) {
            problems.add(new SettingProblem(pointer, "must be at most 1d"));
        }
    }

    private void shape(List<SettingProblem> problems, int number) {
        Shape shape = shapes.get(number);
        String pointer = "/shapes/" + number;
        if (shape.size().cpu() <= 0 || shape.size().memory() <= 0) {
            problems.add(new SettingProblem(pointer + "/size", "must have cpu and memory"));
        }
        if (shapes.subList(0, number).stream().anyMatch(other -> other.size().equals(shape.size()))) {
            problems.add(new SettingProblem(pointer + "/size", "is there twice"));
        }
        boolean othersHavePrices = shapes.stream().anyMatch(other -> other.pricePerHour() > 0);
        if (shape.pricePerHour() == 0 && (mostPerHour.isPresent() || othersHavePrices)) {
            String why = mostPerHour.isPresent() ? "mostPerHour is" : "that of another shape is";
            problems.add(new SettingProblem(pointer + "/pricePerHour", "must be given and more than 0, as " + why));
        }
    }

    private void cost(List<SettingProblem> problems, double most) {
        if (most <= 0) {
            problems.add(new SettingProblem("/mostPerHour", "must be more than 0"));
        }
        if (shapes.isEmpty()) {
            problems.add(new SettingProblem("/shapes", "must be given with their prices, as mostPerHour is"));
        }
        double least =
                min * shapes.stream().mapToDouble(Shape::pricePerHour).min().orElse(0);
        if (most > 0 && least > most) {
            problems.add(new SettingProblem(
                    "/mostPerHour", "must be at least " + least + ", which min nodes of the cheapest shape cost"));
        }
    }
}
