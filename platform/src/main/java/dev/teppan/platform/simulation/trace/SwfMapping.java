package dev.teppan.platform.simulation.trace;

/**
 * What a processor of a trace is here.
 *
 * @param millicores of each processor, from 1
 * @param mib of memory of each processor where the trace does not say, from 1
 * @param jobs how many jobs are taken at the most, the first ones, from 1
 */
public record SwfMapping(long millicores, long mib, int jobs) {

    /** One core and 2 GiB for each processor, up to a million jobs. */
    public static final SwfMapping USUAL = new SwfMapping(1_000, 2_048, 1_000_000);

    public SwfMapping {
        if (millicores < 1 || mib < 1 || jobs < 1) {
            throw new IllegalArgumentException("no mapping: " + millicores + " millicores, " + mib + " MiB, " + jobs);
        }
    }
}
