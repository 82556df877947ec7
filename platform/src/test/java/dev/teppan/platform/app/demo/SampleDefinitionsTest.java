package dev.teppan.platform.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.teppan.platform.catalog.Decoded;
import dev.teppan.platform.catalog.DefinitionCodec;
import dev.teppan.platform.catalog.ExecutorSettingsCheck;
import dev.teppan.platform.catalog.JobKey;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SampleDefinitionsTest {

    private final List<ObjectNode> definitions = SampleDefinitions.read(Optional.of("registry.test/image:1"));

    @Test
    void defineEachSample() {
        assertThat(definitions.stream()
                        .filter(definition -> definition.path("kind").asText().equals("Job"))
                        .map(definition -> definition.path("name").asText()))
                .containsExactlyElementsOf(
                        Sample.all(1).stream().map(Sample::job).toList());
    }

    @Test
    void areValid() {
        DefinitionCodec codec = new DefinitionCodec(ExecutorSettingsCheck.NONE);

        assertThat(definitions).allSatisfy(definition -> {
            String name = definition.path("name").asText();
            Decoded<?> decoded = definition.path("kind").asText().equals("Job")
                    ? codec.job(new JobKey(Sample.APPLICATION, name), definition)
                    : codec.application(name, definition);
            assertThat(decoded).isInstanceOf(Decoded.Valid.class);
        });
    }

    @Test
    void runInTheImageThatWasFound() {
        assertThat(definitions.getFirst().path("image").asText()).isEqualTo("registry.test/image:1");
    }
}
