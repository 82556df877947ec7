package dev.teppan.platform.execution;

/**
 * What an execution has used up in its present generation.
 *
 * @param retries how many retries have begun over all generations: what a job sees as its retry count
 * @param job failures charged to the job
 * @param infrastructure attempts lost to infrastructure
 * @param spot attempts lost to reclaimed spot instances
 * @param image launches refused because the image could not be had
 * @param refusals launches refused in a row, for any other cause
 */
public record Tally(int retries, int job, int infrastructure, int spot, int image, int refusals) {

    /** Nothing yet. */
    public static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0);

    Tally retried() {
        return new Tally(retries + 1, job, infrastructure, spot, image, refusals);
    }

    Tally nextGeneration() {
        return new Tally(retries, 0, 0, 0, 0, 0);
    }

    Tally refused() {
        return new Tally(retries, job, infrastructure, spot, image, refusals + 1);
    }

    Tally started() {
        return new Tally(retries, job, infrastructure, spot, image, 0);
    }

    Tally charged(Blame blame) {
        return switch (blame) {
            case JOB -> new Tally(retries, job + 1, infrastructure, spot, image, refusals);
            case INFRASTRUCTURE -> new Tally(retries, job, infrastructure + 1, spot, image, refusals);
            case SPOT -> new Tally(retries, job, infrastructure, spot + 1, image, refusals);
            case IMAGE -> new Tally(retries, job, infrastructure, spot, image + 1, refusals);
            case PLACEMENT, THROTTLE, USER, PLATFORM -> this;
        };
    }
}
