package dev.teppan.platform.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateCommandTest {

    private static final String TRACE = """
            ; Computer: a small one
            1 0 -1 600 16 -1 -1 -1 -1 -1 1 1 1 1 1 -1 -1 -1
            2 10 -1 60 1 -1 -1 -1 -1 -1 1 2 1 2 1 -1 -1 -1
            3 20 -1 600 40 -1 -1 -1 -1 -1 1 1 1 1 1 -1 -1 -1
            """;

    @TempDir
    Path folder;

    private TestTerminal terminal;

    @BeforeEach
    void open() {
        terminal = new TestTerminal(folder, Map.of());
    }

    @Test
    void comparesPoliciesOverATraceAlsoAGzippedOne() throws IOException {
        Path plain = Files.writeString(folder.resolve("small.swf"), TRACE);
        Path zipped = folder.resolve("small.swf.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
            out.write(TRACE.getBytes(StandardCharsets.UTF_8));
        }

        assertThat(terminal.run("simulate", "--swf", plain.toString())).isEqualTo(ExitCode.OK);
        assertThat(terminal.out())
                .contains("a small one", "Teppan", "ECS managed 300 s", "lower bound", "1 jobs are wider than a node");
        TestTerminal other = new TestTerminal(folder, Map.of());
        assertThat(other.run("simulate", "--swf", zipped.toString())).isEqualTo(ExitCode.OK);
        assertThat(other.out()).isEqualTo(terminal.out());
    }

    @Test
    void writesJsonAndAPage() throws IOException {
        Files.writeString(folder.resolve("small.swf"), TRACE);
        Path scenario = Files.writeString(
                folder.resolve("scenario.yml"), "{name: three, workload: {swf: {file: small.swf}}, nodes: {max: 4}}");
        Path page = folder.resolve("report.html");

        assertThat(terminal.run("simulate", scenario.toString(), "--json", "--seed", "9", "--html", page.toString()))
                .isEqualTo(ExitCode.OK);

        assertThat(terminal.out()).contains("\"seed\" : 9", "\"p95\"", "\"lowerBound\"");
        assertThat(page).content().startsWith("<!doctype html>").endsWith("</html>\n");
    }

    @Test
    void namesFileLineAndField() throws IOException {
        Path scenario = Files.writeString(folder.resolve("bad.yml"), """
                workload:
                  swf: {file: bad.swf}
                nodes:
                  min: 3
                  max: 2
                  bot: 1s
                """);

        assertThat(terminal.run("simulate", scenario.toString())).isEqualTo(ExitCode.FAILED);
        assertThat(terminal.err())
                .contains(scenario + ":4: /nodes/min: must not be more than max", ":6: /nodes/bot: is no field here");
    }

    @Test
    void namesBadLinesOfATraceAndAMissingWorkload() throws IOException {
        Path trace = Files.writeString(folder.resolve("bad.swf"), TRACE + "4 5\n");

        assertThat(terminal.run("simulate", "--swf", trace.toString())).isEqualTo(ExitCode.FAILED);
        assertThat(terminal.err()).contains("bad.swf: line 5: has 2 fields");
        assertThat(terminal.run("simulate")).isEqualTo(ExitCode.FAILED);
        assertThat(terminal.err()).contains("nothing to simulate");
        assertThat(terminal.run("simulate", "--swf", "there-is-none.swf")).isEqualTo(ExitCode.FAILED);
        assertThat(terminal.err()).contains("there-is-none.swf");
    }
}
