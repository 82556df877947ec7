package dev.teppan.platform.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {

    @TempDir
    Path folder;

    private TestTerminal terminal;

    @BeforeEach
    void open() {
        terminal = new TestTerminal(folder, Map.of());
    }

    @Test
    void printsItsVersion() {
        assertThat(terminal.run("version")).isEqualTo(ExitCode.OK);
        assertThat(terminal.out()).matches("Teppan \\d+\\.\\d+\\.\\d+.* \\(Java .*\\)\\R");
    }

    @Test
    void takesHelpForNoError() {
        assertThat(terminal.run("--help")).isEqualTo(ExitCode.OK);
        assertThat(terminal.run("demo", "--help")).isEqualTo(ExitCode.OK);
        assertThat(terminal.err()).isEmpty();
    }

    @Test
    void refusesACommandThatIsNone() {
        assertThat(terminal.run("sever")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains("sever");
        assertThat(terminal.out()).isEmpty();
    }

    @Test
    void refusesAPortOutOfRange() {
        assertThat(terminal.run("dev", "--port", "70000")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains("--port");
    }

    @Test
    void findsAGoodConfigurationGood() throws IOException {
        assertThat(terminal.run(
                        "check", write("executors: {here: {type: process, settings: {acceptNoIsolation: true}}}")))
                .isEqualTo(ExitCode.OK);
        assertThat(terminal.out()).isEqualTo("OK" + System.lineSeparator());
    }

    @Test
    void tellsAllThatPluginsRefuse() throws IOException {
        String file = write("""
                executors:
                  one: {type: proces}
                  two: {type: process, settings: {capacity: much}}
                logStore: {type: file, settings: {directry: x}}
                """);

        assertThat(terminal.run("check", file)).isEqualTo(ExitCode.FAILED);
        assertThat(terminal.err())
                .contains(
                        "has 3 problems",
                        "/executors/one/type",
                        "/executors/two/settings/capacity",
                        "/logStore/settings/directry")
                .doesNotContain("\tat ");
    }

    @Test
    void saysThatAFileIsNotThere() {
        assertThat(terminal.run("server", folder.resolve("no.yml").toString())).isEqualTo(ExitCode.FAILED);
        assertThat(terminal.err()).startsWith("teppan: there is no file").contains("no.yml");
        assertThat(terminal.err().lines()).hasSize(1);
    }

    @Test
    void refusesTheProcessExecutorInServerMode() throws IOException {
        assertThat(terminal.run("server", write("""
                dataDirectory: %s
                executors: {here: {type: process}}
                """.formatted(folder.resolve("data")))))
                .isEqualTo(ExitCode.FAILED);
        assertThat(terminal.err())
                .contains("/executors/here", "acceptNoIsolation")
                .doesNotContain("\tat ");
    }

    @Test
    void saysThatThePortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(terminal.run("server", write("""
                    mode: development
                    dataDirectory: %s
                    executors: {here: {type: process}}
                    server: {type: simple, connector: {type: http, bindHost: 127.0.0.1, port: %d}}
                    """.formatted(folder.resolve("data"), taken.getLocalPort()))))
                    .isEqualTo(ExitCode.FAILED);
            assertThat(terminal.err())
                    .contains(Integer.toString(taken.getLocalPort()), "is taken")
                    .doesNotContain("\tat ");
        }
    }

    private String write(String yaml) throws IOException {
        return Files.writeString(folder.resolve("teppan.yml"), yaml).toString();
    }
}
