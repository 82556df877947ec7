package dev.teppan.plugin.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teppan.spi.Setting;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DockerSettingsTest {

    @Test
    void meansTheEngineOfThisMachineWhenNoneIsNamed() {
        DockerSettings settings = new DockerSettings(
                List.of(),
                "docker",
                "teppan",
                "teppan-",
                PullPolicy.MISSING,
                Optional.<Path>empty(),
                Duration.ofMinutes(10),
                Duration.ofMinutes(1),
                false,
                "50m",
                3);
        assertThat(settings.hosts())
                .extracting(DockerHostSettings::url)
                .containsExactly(URI.create("unix:///var/run/docker.sock"));
    }

    @ParameterizedTest
    @ValueSource(classes = {DockerSettings.class, DockerHostSettings.class, DockerJobSettings.class})
    void describesEverySetting(Class<? extends Record> type) {
        for (RecordComponent component : type.getRecordComponents()) {
            Setting setting = component.getAnnotation(Setting.class);
            assertThat(setting).as(component.getName()).isNotNull();
            assertThat(setting.value()).isNotBlank();
        }
    }

    @Test
    void isFoundByItsType() {
        LocalDockerFactory factory = new LocalDockerFactory();
        assertThat(factory.type()).isEqualTo("local-docker");
        assertThat(factory.settingsType()).isEqualTo(DockerSettings.class);
        assertThat(factory.jobSettingsType()).isEqualTo(DockerJobSettings.class);
    }
}
