package dev.teppan.platform.console;

import dev.teppan.platform.catalog.Job;
import java.util.List;
import java.util.Optional;

/**
 * What to type to make the first execution.
 *
 * @param command for a shell
 * @param hint what is needed before; empty for nothing
 */
record FirstCall(String command, String hint) {

    /** With a job there is, or with one that is to be defined first. */
    static FirstCall of(String apiUrl, List<Job> jobs) {
        Optional<Job> job = jobs.stream().findFirst();
        String application = job.map(found -> found.key().application()).orElse("sample");
        String name = job.map(found -> found.key().job()).orElse("hello");
        String queue = job.map(Job::queue).orElse("default");
        String body = "{\"application\":\"" + application + "\",\"job\":\"" + name + "\",\"queue\":\"" + queue
                + "\",\"message\":{\"name\":\"Teppan\"}}";
        String command = "curl -X POST " + apiUrl
                + "/api/v1/executions \\\n  -H 'Content-Type: application/json' \\\n  -d '" + body + "'";
        String hint = job.isPresent()
                ? ""
                : "It needs a job to run: save an application and a job first, with teppan apply -f FILE.";
        return new FirstCall(command, hint);
    }
}
