package dev.teppan.plugin.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.model.AuthConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RegistryCredentialsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "busybox, https://index.docker.io/v1/",
        "team/app, https://index.docker.io/v1/",
        "docker.io/team/app, https://index.docker.io/v1/",
        "registry.example.com/app, registry.example.com",
        "registry:5000/team/app, registry:5000",
        "localhost/app, localhost",
    })
    void knowsTheRegistryOfAnImage(String repository, String registry) {
        assertThat(RegistryCredentials.registry(repository)).isEqualTo(registry);
    }

    @Test
    void asksTheHelperOfTheRegistry() throws Exception {
        String helper = helper("echo \"{\\\"Username\\\":\\\"ann\\\",\\\"Secret\\\":\\\"for $(cat)\\\"}\"");
        config("{\"credsStore\":\"none\",\"credHelpers\":{\"reg.example.com\":\"" + helper + "\"}}");

        AuthConfig credentials = credentials().of("reg.example.com/app").orElseThrow();

        assertThat(credentials.getUsername()).isEqualTo("ann");
        assertThat(credentials.getPassword()).isEqualTo("for reg.example.com");
        assertThat(credentials.getRegistryAddress()).isEqualTo("reg.example.com");
    }

    @Test
    void takesAnIdentityTokenForOne() throws Exception {
        config("{\"credsStore\":\"" + helper("echo '{\"Username\":\"<token>\",\"Secret\":\"t0k\"}'") + "\"}");

        AuthConfig credentials = credentials().of("app").orElseThrow();

        assertThat(credentials.getIdentitytoken()).isEqualTo("t0k");
        assertThat(credentials.getUsername()).isNull();
    }

    @Test
    void hasNothingWhereNothingIsConfiguredOrKnown() throws Exception {
        assertThat(credentials().of("app")).isEmpty();
        config("{\"auths\":{}}");
        assertThat(credentials().of("app")).isEmpty();
        config("{\"credsStore\":\"" + helper("echo 'credentials not found in native keychain'; exit 1") + "\"}");
        assertThat(credentials().of("app")).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithTheHelperAndNoSecret() throws Exception {
        config("{\"credsStore\":\"no-such\"}");
        assertThatThrownBy(() -> credentials().of("app"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("docker-credential-no-such gives no credentials for https://index.docker.io/v1/");
        config("{\"credsStore\":\"" + helper("echo locked; exit 3") + "\"}");
        assertThatThrownBy(() -> credentials().of("app")).hasMessageContaining("it ended with 3: locked");
        config("{\"credsStore\":\"" + helper("echo s3cret") + "\"}");
        assertThatThrownBy(() -> credentials().of("app"))
                .hasMessageContaining("not JSON")
                .hasMessageNotContaining("s3cret");
        config("{\"credsStore\":\"../x\"}");
        assertThatThrownBy(() -> credentials().of("app")).hasMessageContaining("no name of a program");
        config("{");
        assertThatThrownBy(() -> credentials().of("app")).hasMessageContaining("config.json cannot be read");
    }

    private RegistryCredentials credentials() {
        return new RegistryCredentials(
                Optional.of(folder), folder.resolve("helper-").toString());
    }

    private void config(String json) throws IOException {
        Files.writeString(folder.resolve("config.json"), json);
    }

    private String helper(String script) throws IOException {
        Path program = Files.writeString(folder.resolve("helper-test"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return "test";
    }
}
