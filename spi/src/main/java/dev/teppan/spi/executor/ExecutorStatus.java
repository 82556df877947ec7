package dev.teppan.spi.executor;

/**
 * What an executor knows of itself.
 *
 * @param capacity the last known room, also while unhealthy
 */
public record ExecutorStatus(Health health, CapacitySnapshot capacity) {

    /**
     * Whether starts make sense now.
     *
     * @param detail one sentence for a person: what is wrong and since when; empty when healthy
     */
    public record Health(boolean healthy, String detail) {
        public static final Health HEALTHY = new Health(true, "");

        public static Health unhealthy(String detail) {
            return new Health(false, detail);
        }
    }
}
