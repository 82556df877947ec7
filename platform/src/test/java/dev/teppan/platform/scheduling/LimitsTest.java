package dev.teppan.platform.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teppan.platform.catalog.Application;
import dev.teppan.platform.catalog.Ceiling;
import dev.teppan.platform.catalog.DefinitionCodec;
import dev.teppan.platform.catalog.Job;
import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.catalog.Queue;
import dev.teppan.platform.catalog.Rate;
import dev.teppan.platform.scheduling.Limits.ApplicationRule;
import dev.teppan.platform.scheduling.Limits.JobRule;
import dev.teppan.platform.scheduling.Limits.QueueRule;
import dev.teppan.spi.Resources;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LimitsTest {

    @Test
    void takesWeightsPrioritiesPausesAndNumbersFromTheDefinitions() {
        Application application = new Application(
                "shop", "", Optional.empty(), Map.of(), 250, Optional.empty(), Ceiling.running(7), false);
        Queue queue = new Queue("urgent", "", 10, true, Ceiling.running(3), Set.of(), Optional.empty());

        Limits limits = Limits.of(List.of(application), List.of(), List.of(queue));

        assertThat(limits.application("shop")).isEqualTo(new ApplicationRule(250, Ceiling.running(7)));
        assertThat(limits.queue("urgent")).isEqualTo(new QueueRule(10, true, Ceiling.running(3)));
    }

    @Test
    void takesAJobsCeilingAndItsNumberPerKey() {
        Job job = DefinitionCodec.storedJob(
                new JobKey("shop", "mail"),
                "{\"limits\":{\"resources\":{\"memory\":4096},\"rate\":{\"starts\":5,\"per\":\"1m\"},\"runningPerKey\":3}}");

        JobRule rule = Limits.of(List.of(), List.of(job), List.of()).job(job.key());

        assertThat(rule.ceiling())
                .isEqualTo(new Ceiling(
                        Optional.empty(),
                        Resources.NONE.with(Resources.MEMORY, 4096),
                        Optional.of(new Rate(5, Duration.ofMinutes(1)))));
        assertThat(rule.runningPerKey()).contains(3);
    }

    @Test
    void hasUsualRulesForWhatIsNotNamed() {
        assertThat(Limits.NONE.application("other")).isEqualTo(ApplicationRule.USUAL);
        assertThat(Limits.NONE.queue("other")).isEqualTo(QueueRule.USUAL);
        assertThat(Limits.NONE.job(new JobKey("other", "job"))).isEqualTo(JobRule.USUAL);
    }
}
