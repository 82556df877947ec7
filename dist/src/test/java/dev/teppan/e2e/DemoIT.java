package dev.teppan.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoIT {
    @Test
    @NeedsDocker
    void runsEverySampleAsIntendedAndEnds(@TempDir Path data) {
        var demo = Program.run(
                Duration.ofMinutes(5),
                List.of(Archive.launcher().toString(), "demo", "--once", "--port", "0", "--data", data.toString()));

        assertThat(demo.exitCode()).as(demo.output()).isZero();
    }
}
