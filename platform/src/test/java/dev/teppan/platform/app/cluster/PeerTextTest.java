package dev.teppan.platform.app.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.catalog.RunsOn;
import dev.teppan.platform.dispatch.Explanation;
import dev.teppan.platform.execution.Placement;
import dev.teppan.platform.scheduling.Demand;
import dev.teppan.platform.scheduling.HintBook;
import dev.teppan.platform.scheduling.HintInputs;
import dev.teppan.platform.scheduling.HintRules;
import dev.teppan.platform.scheduling.NodeShape;
import dev.teppan.platform.scheduling.PoolHint;
import dev.teppan.platform.scheduling.Prediction;
import dev.teppan.platform.scheduling.Survey;
import dev.teppan.platform.scheduling.WaitReason;
import dev.teppan.spi.Resources;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PeerTextTest {

    private static final Instant TIME = Instant.parse("2026-01-01T00:00:00.123Z");

    @Test
    void whatIsReadIsWhatWasWritten() {
        JobKey job = new JobKey("shop", "mail");
        Resources need = Resources.of(500, 256);
        Survey survey = new Survey(
                List.of(new Survey.Reserved(new Placement("local", "default", "n1"), job, "default", need, TIME)),
                List.of(new Survey.Blocked(
                        job,
                        "default",
                        need,
                        new RunsOn(Optional.of("local"), Optional.empty(), Map.of("disk", "ssd")),
                        3,
                        TIME,
                        new WaitReason(WaitReason.Code.RATE, "Later.", 2))),
                1);
        Explanation explanation =
                new Explanation("rate", "Later.", 2, Optional.of(new Prediction(TIME, TIME, TIME.plusSeconds(1))));

        List<PoolHint> hints = new HintBook(HintRules.USUAL)
                .hints(List.of(new HintInputs(
                        "local",
                        "default",
                        TIME,
                        List.of(new NodeShape(need, 0.5)),
                        List.of(new HintInputs.PresentNode("n1", need, need, false)),
                        List.of(new Demand(need, RunsOn.ANYWHERE, 3, TIME)))));

        assertThat(PeerText.read(PeerText.write(hints), PoolHint[].class)).containsExactly(hints.getFirst());
        assertThat(PeerText.read(PeerText.write(survey), Survey.class)).isEqualTo(survey);
        assertThat(PeerText.read(PeerText.write(explanation), Explanation.class))
                .isEqualTo(explanation);
    }

    @Test
    void readsWhatOlderAndNewerHostsSay() {
        String older = "{\"code\": \"rate\", \"sentence\": \"Later.\", \"ahead\": 2}";
        String newer = "{\"code\": \"rate\", \"sentence\": \"Later.\", \"ahead\": 2, \"start\": null, \"more\": 1}";

        Explanation expected = new Explanation("rate", "Later.", 2, Optional.empty());
        assertThat(PeerText.read(older.getBytes(UTF_8), Explanation.class)).isEqualTo(expected);
        assertThat(PeerText.read(newer.getBytes(UTF_8), Explanation.class)).isEqualTo(expected);
    }

    @Test
    void refusesWhatIsNoJson() {
        assertThatThrownBy(() -> PeerText.read("no".getBytes(UTF_8), Survey.class))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("another host");
    }
}
