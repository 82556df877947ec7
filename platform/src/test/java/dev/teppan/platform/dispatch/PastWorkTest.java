package dev.teppan.platform.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.execution.ExecutionState;
import dev.teppan.platform.scheduling.PastRun;
import dev.teppan.spi.testkit.executor.FakeScript;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PastWorkTest {

    private static final JobKey MAIL = new JobKey("shop", "mail");
    private static final JobKey RARE = new JobKey("shop", "rare");

    @TempDir
    Path directory;

    private Scene scene;
    private final List<PastRun> told = new ArrayList<>();

    @BeforeEach
    void open() {
        scene = new Scene(directory)
                .job(new JobBuilder("mail"))
                .job(new JobBuilder("rare"))
                .boot();
        scene.backend.script("rare", FakeScript.exits(0));
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void tellsOfAllThatRanInTheOrderOfTheirEnds() {
        runs("rare");
        runs("mail");

        assertThat(tell(10)).isEqualTo(2);

        assertThat(told).extracting(PastRun::job).containsExactly(RARE, MAIL);
        assertThat(told)
                .extracting(PastRun::ran)
                .allSatisfy(ran -> assertThat(ran).isPresent());
        assertThat(told).isSortedAccordingTo((one, other) -> one.endedAt().compareTo(other.endedAt()));
    }

    @Test
    void looksBehindTheLatestForAJobThatWaitsAndIsNotAmongThem() {
        runs("rare");
        runs("mail");
        runs("mail");
        assertThat(tell(2)).as("nothing of it waits").isEqualTo(2);
        told.clear();
        ExecutionId waits = scene.enqueue("rare", Duration.ofHours(1), "1");

        assertThat(tell(2, waits)).isEqualTo(3);

        assertThat(told).extracting(PastRun::job).containsExactly(RARE, MAIL, MAIL);
    }

    @Test
    void leavesOutWhatEndedAfterNow() {
        runs("mail");

        new PastWork(scene.ledger, 10, told::add)
                .tell(List.of(), scene.clock.instant().minus(Duration.ofDays(1)));

        assertThat(told).isEmpty();
    }

    private void runs(String job) {
        scene.untilState(scene.enqueue(job), ExecutionState.SUCCEEDED);
        scene.clock.advance(Duration.ofSeconds(1));
    }

    private int tell(int latest, ExecutionId... unfinished) {
        List<Held> held = List.of(unfinished).stream()
                .map(id -> new Held(
                        scene.database.executions().find(id).orElseThrow(),
                        Definition.of(scene.jobs.get("rare"), Optional.empty())))
                .toList();
        Instant now = scene.clock.instant();
        return new PastWork(scene.ledger, latest, told::add).tell(held, now);
    }
}
