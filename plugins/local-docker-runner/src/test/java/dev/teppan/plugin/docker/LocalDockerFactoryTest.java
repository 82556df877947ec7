package dev.teppan.plugin.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teppan.spi.HostSituation;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

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

    private static DockerSettings at(String url) {
        return TestSettings.at(URI.create(url), "test", Duration.ofSeconds(1), PullPolicy.NEVER);
    }
}
