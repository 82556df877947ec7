package dev.teppan.platform.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.spi.Resources;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Predictions of starts, against what came of them, in an overloaded pool. */
class PredictionTest {

    private static final Resources NODE = Resources.of(16_000, 64_000);

    private record Asked(Instant at, Prediction prediction) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void isOffByAQuarterAtTheMostInHalfOfAllCasesAndTheSpreadHoldsEightOfTen(long seed) {
        Random random = new Random(seed);
        Fixture fixture = new Fixture(SchedulerSettings.USUAL).nodes(8, NODE);
        Map<ExecutionId, Asked> asked = new LinkedHashMap<>();
        List<Double> off = new ArrayList<>();
        int within = 0;
        int judged = 0;
        for (int second = 0; second < 3 * 3_600; second++) {
            // More arrives than eight nodes can do.
            if (random.nextInt(100) < 44) {
                String application = "a" + random.nextInt(4);
                int size = 1 + random.nextInt(3);
                Duration length = Duration.ofSeconds(Math.round(Math.exp(random.nextGaussian()) * 150) + 1);
                ExecutionId id = fixture.waits(
                        Fixture.shape(application, "j" + size, Resources.of(1_000L * size, 2_000L * size)), length);
                fixture.plan();
                if (!fixture.hasStarted(id)) {
                    Optional<Prediction> start = fixture.why(id).start();
                    start.ifPresent(prediction -> asked.put(id, new Asked(fixture.now, prediction)));
                }
            }
            fixture.until(fixture.now.plusSeconds(1));
            for (ExecutionId id : List.copyOf(asked.keySet())) {
                if (fixture.hasStarted(id)) {
                    Asked question = asked.remove(id);
                    double waited = Duration.between(question.at(), fixture.now).toSeconds();
                    if (waited > 60 && second > 1_800) {
                        Prediction prediction = question.prediction();
                        double error = Duration.between(prediction.likely(), fixture.now)
                                .toSeconds();
                        off.add(Math.abs(error) / waited);
                        judged++;
                        within += !fixture.now.isBefore(prediction.earliest())
                                        && !fixture.now.isAfter(
                                                prediction.latest().plusSeconds(1))
                                ? 1
                                : 0;
                    }
                }
            }
        }
        off.sort(Double::compare);

        assertThat(judged).isGreaterThan(300);
        assertThat(off.get(judged / 2)).isLessThanOrEqualTo(0.25);
        assertThat((double) within / judged).isBetween(0.7, 0.9);
    }
}
