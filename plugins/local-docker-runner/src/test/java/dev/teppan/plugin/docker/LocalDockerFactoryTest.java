package dev.teppan.plugin.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teppan.spi.HostSituation;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalDockerFactoryTest {

    private static final HostSituation ALONE = new HostSituation(false, false);
    private static final HostSituation SEVERAL = new HostSituation(false, true);

    private final LocalDockerFactory factory = new LocalDockerFactory();

    @Test
    void refusesALocalSocketWhereOtherHostsMayTakeOver() {
        assertThat(factory.objections(at("unix:///var/run/docker.sock"), SEVERAL))
                .singleElement()
                .asString()
                .contains("\"test\"", "tcp://");
        assertThat(factory.objections(at("unix:///var/run/docker.sock"), ALONE)).isEmpty();
        assertThat(factory.objections(at("tcp://engine:2376"), SEVERAL)).isEmpty();
    }

    @Test
    void saysWhichFileOfAnEngineBehindTlsCannotBeUsed(@TempDir Path folder) throws IOException {
        assertThat(objection(folder)).contains("tlsCertPath of the engine \"secure\"", "cannot read", "ca.pem");

        Files.writeString(folder.resolve("ca.pem"), "");
        assertThat(objection(folder)).contains("ca.pem holds no certificate in PEM");

        Files.writeString(folder.resolve("ca.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        assertThat(objection(folder)).contains("ca.pem cannot be used");
    }

    private String objection(Path folder) {
        DockerHostSettings secure = new DockerHostSettings(
                "secure",
                URI.create("tcp://engine:2376"),
                Optional.empty(),
                Optional.empty(),
                0,
                512,
                Map.of(),
                Optional.of(folder));
        return factory.objections(TestSettings.withHosts(at("tcp://engine:2376"), List.of(secure)), ALONE).stream()
                .collect(Collectors.joining());
    }

    private static DockerSettings at(String url) {
        return TestSettings.at(URI.create(url), "test", Duration.ofSeconds(1), PullPolicy.NEVER);
    }
}
