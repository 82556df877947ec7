package dev.teppan.plugin.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.HostConfig;
import dev.teppan.spi.Resources;
import dev.teppan.spi.executor.Launch;
import dev.teppan.spi.executor.LaunchToken;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ContainerRequestTest {

    private static final DockerSettings SOFT =
            TestSettings.at(URI.create("tcp://127.0.0.1:1"), "test", Duration.ofSeconds(1), PullPolicy.NEVER);

    @Test
    void cpuIsAShareUnlessTheLimitIsHard() {
        HostConfig config = request(SOFT, Resources.of(500, 64)).hostConfig();

        assertThat(config.getCpuShares()).isEqualTo(512);
        assertThat(config.getNanoCPUs()).isNull();
    }

    @Test
    void hardLimitAlsoBindsWhileCoresAreIdle() {
        HostConfig config =
                request(TestSettings.hardCpuLimit(SOFT), Resources.of(500, 64)).hostConfig();

        assertThat(config.getNanoCPUs()).isEqualTo(500_000_000L);
        assertThat(config.getCpuShares()).isEqualTo(512);
    }

    @Test
    void memoryLimitIncludesSwap() {
        HostConfig config = request(SOFT, Resources.of(1, 64)).hostConfig();

        assertThat(config.getMemory()).isEqualTo(64L * 1024 * 1024);
        assertThat(config.getMemorySwap()).isEqualTo(config.getMemory());
        assertThat(config.getCpuShares()).as("the least that the kernel takes").isEqualTo(2);
    }

    private static ContainerRequest request(DockerSettings settings, Resources resources) {
        Launch launch = Launch.builder()
                .token(new LaunchToken("a.1"))
                .image("busybox")
                .resources(resources)
                .settings(DockerJobSettings.NONE)
                .build();
        return new ContainerRequest(launch, settings);
    }
}
