package dev.teppan.platform.console;

import dev.teppan.platform.catalog.Job;
import dev.teppan.platform.console.text.Formats;
import java.util.Collection;
import java.util.List;

/** The form that runs a job. What was typed stays when it is refused. */
record RunPage(
        List<Crumb> crumbs,
        String nameShort,
        String jobPath,
        String message,
        String messageError,
        List<Option> queues,
        String queueError,
        String summary)
        implements Page {

    /** The form as first shown. */
    static RunPage of(Job job, Collection<String> queues, String message) {
        return of(job, queues, message, job.queue(), "", "");
    }

    /** @param field which field the sentence is about: {@code message}, {@code queue}, or empty for the whole */
    static RunPage of(Job job, Collection<String> queues, String message, String queue, String field, String sentence) {
        return new RunPage(
                List.of(
                        new Crumb("Jobs", "/jobs"),
                        new Crumb(Formats.middle(job.key().job(), 40), Paths.job(job.key())),
                        new Crumb("Run now", "")),
                Formats.middle(job.key().job(), 40),
                Paths.job(job.key()),
                message,
                field.equals("message") ? sentence : "",
                Option.of(queues, queue),
                field.equals("queue") ? sentence : "",
                sentence.isEmpty() ? "" : "It was not enqueued. " + sentence);
    }

    @Override
    public String template() {
        return "run";
    }

    @Override
    public String windowTitle() {
        return "Run " + nameShort + " · Jobs";
    }

    @Override
    public String section() {
        return "jobs";
    }

    @Override
    public int httpStatus() {
        return summary.isEmpty() ? 200 : 422;
    }
}
