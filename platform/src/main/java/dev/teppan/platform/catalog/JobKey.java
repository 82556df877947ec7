package dev.teppan.platform.catalog;

/** Names a job: its application and its name within it. */
public record JobKey(String application, String job) implements Comparable<JobKey> {

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException when there is no slash in it
     */
    public static JobKey parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("not the name of a job: " + text);
        }
        return new JobKey(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public int compareTo(JobKey other) {
        int byApplication = application.compareTo(other.application);
        return byApplication != 0 ? byApplication : job.compareTo(other.job);
    }

    @Override
    public String toString() {
        return application + "/" + job;
    }
}
