package dev.teppan.platform.execution;

/**
 * What decides between several legal moves: the job's own settings and the installation's budgets.
 *
 * @param idempotent whether an attempt whose fate is unknown may be run again
 */
public record ExecutionPolicy(RetryPolicy retry, boolean idempotent, Budgets budgets) {

    /**
     * How often something that is not the job's fault may befall an execution in one generation before it fails.
     *
     * @param infrastructure attempts lost to infrastructure
     * @param spot attempts lost to reclaimed spot instances
     * @param image launches refused because the image cannot be had
     */
    public record Budgets(int infrastructure, int spot, int image) {

        /** What holds unless configured otherwise. */
        public static final Budgets DEFAULT = new Budgets(5, 10, 3);
    }
}
