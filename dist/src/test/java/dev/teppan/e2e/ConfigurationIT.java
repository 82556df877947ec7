package dev.teppan.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"teppan.yml", "dev.yml"})
    void acceptsTheExamplesOfTheArchive(String example) {
        var check = teppan("check", Archive.home().resolve("conf").resolve(example));

        assertThat(check.exitCode()).as(check.output()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "server"})
    void refusesAMisspelledSettingAndNamesIt(String command) throws IOException {
        var refused = teppan(command, config("enviromentName: test\n"));

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.output()).contains("/enviromentName", "did you mean environmentName?");
        assertThat(refused.output()).as("no stack trace").doesNotContain("\tat ");
    }

    @Test
    void refusesAnExecutorOfNoPlugin() throws IOException {
        var refused = teppan("server", config("executors:\n  there:\n    type: no-such-type\n"));

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.output()).contains("there", "no-such-type");
        assertThat(refused.output()).as("no stack trace").doesNotContain("\tat ");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        var refused = teppan("server", folder.resolve("nothing.yml"));

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.output()).contains("nothing.yml");
    }

    private Path config(String more) throws IOException {
        String yaml = "mode: development\ndataDirectory: " + folder.resolve("data") + "\n" + more;
        return Files.writeString(folder.resolve("teppan.yml"), yaml);
    }

    private Program teppan(String command, Path config) {
        Map<String, String> environment =
                Map.of("TEPPAN_DATA", folder.resolve("data").toString(), "TEPPAN_DATABASE_PASSWORD", "secret");
        return Program.run(LIMIT, List.of(Archive.launcher().toString(), command, config.toString()), environment);
    }
}
