package dev.teppan.platform.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teppan.platform.catalog.DefinitionCodec;
import dev.teppan.platform.catalog.Job;
import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.execution.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Limits and keys as the console tells them. */
class FactsTest {

    private static Job job(String json) {
        return DefinitionCodec.storedJob(new JobKey("shop", "mail"), json);
    }

    @Test
    void tellsTheLimitsOfAJobAsFarAsItHasThem() {
        Job limited = job("""
                {"limits": {"running": 4, "resources": {"memory": "2GiB", "licence": 3},
                            "rate": {"starts": 100, "per": "90m"}, "runningPerKey": 2}, "spread": true}
                """);

        assertThat(JobFacts.of(limited, Optional.empty()))
                .contains(
                        new Fact("At once", "4"),
                        new Fact("Together at most", "2,048 MiB · 3 licence"),
                        new Fact("Starts", "100 per 1h 30m"),
                        new Fact("At once per key", "2"),
                        new Fact("Placed", "apart from each other"));
        assertThat(JobFacts.of(job("{}"), Optional.empty()))
                .extracting(Fact::name)
                .doesNotContain("At once", "Together at most", "Starts", "At once per key", "Placed");
    }

    @Test
    void tellsTheKeyOfAnExecutionThatHasOne() {
        Origin keyed = new Origin("shop", "mail", 1, "default", Instant.EPOCH, Optional.of("order 7"));

        assertThat(ExecutionFacts.of(keyed, List.of(), Optional.empty()))
                .containsExactly(Fact.mono("Concurrency key", "order 7"));
    }
}
