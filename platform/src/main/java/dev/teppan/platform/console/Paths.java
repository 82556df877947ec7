package dev.teppan.platform.console;

import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.execution.ExecutionId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses of pages, without the prefix under which the console is reached. */
final class Paths {

    private Paths() {}

    static String execution(ExecutionId id) {
        return "/executions/" + id.value();
    }

    static String job(JobKey job) {
        return "/jobs/" + segment(job.application()) + "/" + segment(job.job());
    }

    static String executionsOf(JobKey job) {
        return "/executions?application=" + query(job.application()) + "&job=" + query(job.job());
    }

    static String executionsOfQueue(String queue) {
        return "/executions?queue=" + query(queue);
    }

    /** A value as part of a query. */
    static String query(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String segment(String value) {
        return query(value).replace("+", "%20");
    }
}
