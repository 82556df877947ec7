package dev.teppan.platform.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teppan.platform.app.config.DevelopmentConfiguration.LogTarget;
import dev.teppan.platform.plugins.ConfiguredInstance;
import io.dropwizard.jackson.Jackson;
import io.dropwizard.jersey.validation.Validators;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DevelopmentConfigurationTest {

    @Test
    void runsJobsOnTheEngineThatAnswers() throws Exception {
        TeppanConfiguration configuration = read(new DevelopmentConfiguration(
                Path.of("data"), 0, Optional.of("unix:///run/docker.sock"), LogTarget.FILE));

        assertThat(configuration.settings().mode()).isEqualTo(Mode.DEVELOPMENT);
        ConfiguredInstance docker = configuration.plugins().executors().get("docker");
        assertThat(docker.type()).isEqualTo("local-docker");
        assertThat(docker.settings().at("/hosts/0/url").asText()).isEqualTo("unix:///run/docker.sock");
    }

    @Test
    void runsPlainProcessesWithoutAnEngine() throws Exception {
        TeppanConfiguration configuration =
                read(new DevelopmentConfiguration(Path.of("data"), 0, Optional.empty(), LogTarget.TERMINAL));

        assertThat(configuration.plugins().executors()).containsOnlyKeys("process");
    }

    @Test
    void keepsADataFolderWhoseNameLooksLikeAVariable() throws Exception {
        Path odd = Path.of("folder ${HOME} # x");

        assertThat(read(new DevelopmentConfiguration(odd, 0, Optional.empty(), LogTarget.TERMINAL))
                        .settings()
                        .dataDirectory())
                .isEqualTo(odd);
    }

    private static TeppanConfiguration read(DevelopmentConfiguration source) throws Exception {
        return new TeppanConfigurationFactory(Validators.newValidator(), Jackson.newObjectMapper(), Map.of())
                .build(source, DevelopmentConfiguration.NAME);
    }
}
