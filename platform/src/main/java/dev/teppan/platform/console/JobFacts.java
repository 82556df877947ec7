package dev.teppan.platform.console;

import dev.teppan.platform.catalog.Application;
import dev.teppan.platform.catalog.Ceiling;
import dev.teppan.platform.catalog.ImageReference;
import dev.teppan.platform.catalog.Job;
import dev.teppan.platform.catalog.RunsOn;
import dev.teppan.platform.console.text.Formats;
import dev.teppan.platform.execution.RetryPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a run of a job gets. */
final class JobFacts {

    private JobFacts() {}

    static String image(Job job, Optional<Application> application) {
        return job.image()
                .or(() -> application.flatMap(Application::image))
                .map(ImageReference::toString)
                .orElse("");
    }

    static List<Fact> of(Job job, Optional<Application> application) {
        List<Fact> facts = new ArrayList<>();
        String image = image(job, application);
        facts.add(image.isEmpty() ? new Fact("Image", "none") : Fact.mono("Image", image));
        facts.add(job.command()
                .map(command -> Fact.mono("Command", String.join(" ", command)))
                .orElseGet(() -> new Fact("Command", "the image's own")));
        facts.add(new Fact("Asks for", Words.shape(job.resources())));
        facts.add(new Fact("Runs on", runsOn(job.runsOn().or(() -> application.flatMap(Application::runsOn)))));
        facts.add(new Fact("Queue", job.queue(), false, Paths.executionsOfQueue(job.queue())));
        facts.add(new Fact("Time limit", Formats.limit(job.limits().timeout())));
        facts.add(new Fact("Stop grace", Formats.limit(job.limits().stopGrace())));
        job.limits().queueTimeout().ifPresent(limit -> facts.add(new Fact("Waits up to", Formats.limit(limit))));
        limits(job.limits(), facts);
        if (job.spread()) {
            facts.add(new Fact("Placed", "apart from each other"));
        }
        facts.add(new Fact("Retry", retry(job.retry())));
        facts.add(new Fact("Idempotent", job.idempotent() ? "yes" : "no"));
        return facts;
    }

    private static void limits(Job.Limits limits, List<Fact> facts) {
        Ceiling most = limits.ceiling();
        most.running().ifPresent(limit -> facts.add(new Fact("At once", Formats.count(limit))));
        if (!most.resources().amounts().isEmpty()) {
            facts.add(new Fact("Together at most", Words.shape(most.resources())));
        }
        most.rate()
                .ifPresent(rate -> facts.add(
                        new Fact("Starts", Formats.count(rate.starts()) + " per " + Formats.limit(rate.per()))));
        limits.runningPerKey().ifPresent(limit -> facts.add(new Fact("At once per key", Formats.count(limit))));
    }

    /** Variables by name. Of a secret only where it comes from is told. */
    static List<Fact> variables(Job job, Optional<Application> application) {
        Map<String, String> all = new TreeMap<>();
        application.ifPresent(found -> all.putAll(found.environment()));
        all.putAll(job.environment());
        job.secrets().keySet().forEach(name -> all.put(name, "secret"));
        return all.entrySet().stream()
                .map(entry -> Fact.mono(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static String runsOn(Optional<RunsOn> where) {
        if (where.isEmpty() || where.get().equals(RunsOn.ANYWHERE)) {
            return "anywhere";
        }
        List<String> parts = new ArrayList<>();
        where.get().executor().ifPresent(executor -> parts.add("executor " + executor));
        where.get().pool().ifPresent(pool -> parts.add("pool " + pool));
        if (!where.get().labels().isEmpty()) {
            parts.add(new TreeMap<>(where.get().labels())
                    .entrySet().stream()
                            .map(label -> label.getKey() + "=" + label.getValue())
                            .collect(Collectors.joining(", ")));
        }
        return String.join(", ", parts);
    }

    private static String retry(RetryPolicy policy) {
        return policy.attempts() == 1
                ? "none"
                : "up to " + Formats.count(policy.attempts()) + " attempts, first after "
                        + Formats.limit(policy.base());
    }
}
