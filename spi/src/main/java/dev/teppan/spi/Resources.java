package dev.teppan.spi;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongBinaryOperator;

/**
 * A vector of resources: what a job asks for, what a node has. Immutable. What is not named counts as 0.
 *
 * @param amounts the amount of each named resource, none of them 0: {@value #CPU} in millicores, {@value #MEMORY} in
 *     MiB, {@value #GPU} in thousandths of a device, others as the executor defines them. A difference may be negative
 */
public record Resources(SortedMap<String, Long> amounts) {

    /** Millicores: 1000 is one core. */
    public static final String CPU = "cpu";

    /** MiB. */
    public static final String MEMORY = "memory";

    /** Thousandths of a device. */
    public static final String GPU = "gpu";

    /** Nothing at all. */
    public static final Resources NONE = new Resources(Collections.emptySortedMap());

    public Resources {
        SortedMap<String, Long> copy = new TreeMap<>(amounts);
        copy.values().removeIf(amount -> amount == 0);
        amounts = Collections.unmodifiableSortedMap(copy);
    }

    /** A vector of the two resources that nearly all jobs name. */
    public static Resources of(long cpuMillicores, long memoryMib) {
        return new Resources(new TreeMap<>(Map.of(CPU, cpuMillicores, MEMORY, memoryMib)));
    }

    /** The amount of one resource; 0 when it is not named. */
    public long get(String name) {
        return amounts.getOrDefault(name, 0L);
    }

    /** Millicores. */
    public long cpu() {
        return get(CPU);
    }

    /** MiB. */
    public long memory() {
        return get(MEMORY);
    }

    /** Thousandths of a device. */
    public long gpu() {
        return get(GPU);
    }

    /** The sum, resource by resource. */
    public Resources plus(Resources other) {
        return combine(other, Math::addExact);
    }

    /** The difference, resource by resource; amounts may become negative. */
    public Resources minus(Resources other) {
        return combine(other, Math::subtractExact);
    }

    /** Whether each amount is at most that of {@code room}. */
    public boolean fitsIn(Resources room) {
        return amounts.entrySet().stream().allMatch(amount -> amount.getValue() <= room.get(amount.getKey()));
    }

    /** This vector with one amount replaced. */
    public Resources with(String name, long amount) {
        SortedMap<String, Long> changed = new TreeMap<>(amounts);
        changed.put(name, amount);
        return new Resources(changed);
    }

    private Resources combine(Resources other, LongBinaryOperator operator) {
        SortedMap<String, Long> result = new TreeMap<>(amounts);
        other.amounts.forEach((name, amount) -> result.put(name, operator.applyAsLong(get(name), amount)));
        return new Resources(result);
    }
}
