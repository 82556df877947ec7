package dev.teppan.platform.console;

import dev.teppan.platform.catalog.Job;
import dev.teppan.platform.console.text.Formats;
import dev.teppan.platform.execution.Attempt;
import dev.teppan.platform.execution.Origin;
import dev.teppan.platform.execution.RanWith;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the latest attempt ran with, or what the next one will ask for. */
final class ExecutionFacts {

    private ExecutionFacts() {}

    static String title(List<Attempt> attempts) {
        return attempts.isEmpty() ? "Will run with" : "Ran with";
    }

    static List<Fact> of(Origin origin, List<Attempt> attempts, Optional<Job> job) {
        List<Fact> facts = new ArrayList<>();
        if (attempts.isEmpty()) {
            job.ifPresent(definition -> planned(definition, facts));
        } else {
            ran(attempts.getLast(), facts);
        }
        origin.concurrencyKey().ifPresent(key -> facts.add(Fact.mono("Concurrency key", key)));
        job.ifPresent(definition -> facts.add(
                new Fact("Time limit", Formats.limit(definition.limits().timeout()))));
        return facts;
    }

    private static void ran(Attempt attempt, List<Fact> facts) {
        RanWith with = attempt.ranWith();
        facts.add(Fact.mono("Image", with.image()));
        facts.add(
                with.command().isEmpty()
                        ? new Fact("Command", "the image's own")
                        : Fact.mono("Command", String.join(" ", with.command())));
        facts.add(new Fact("Asked for", Words.shape(with.resources())));
        facts.add(new Fact("Executor", attempt.placement().executor()));
        facts.add(new Fact("Pool", attempt.placement().pool()));
        if (!attempt.placement().node().isEmpty()) {
            facts.add(Fact.mono("Node", attempt.placement().node()));
        }
        if (attempt.number() > 1) {
            facts.add(Fact.mono("Attempt id", attempt.id().value()));
        }
    }

    private static void planned(Job job, List<Fact> facts) {
        job.image().ifPresent(image -> facts.add(Fact.mono("Image", image.toString())));
        job.command().ifPresent(command -> facts.add(Fact.mono("Command", String.join(" ", command))));
        facts.add(new Fact("Asks for", Words.shape(job.resources())));
    }
}
