package dev.teppan.platform.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobResolutionTest {

    private final DefinitionCodec codec = new DefinitionCodec(ExecutorSettingsCheck.NONE);

    @Test
    void takesImageAndPlaceFromTheApplicationWhereTheJobIsSilent() {
        assertThat(JobResolution.of(job(object()), Optional.of(application("shop:v1"))))
                .isInstanceOfSatisfying(JobResolution.Resolved.class, resolved -> {
                    assertThat(resolved.image()).hasToString("shop:v1");
                    assertThat(resolved.runsOn().pool()).contains("big");
                    assertThat(resolved.command()).isEmpty();
                });
    }

    @Test
    void theJobsOwnVariablesWinAndSecretsHidePlainOnes() {
        ObjectNode definition = object();
        definition.putObject("environment").put("LEVEL", "debug");
        definition.putObject("secrets").putObject("KEY").put("env", "SHOP_KEY");

        assertThat(JobResolution.of(job(definition), Optional.of(application("shop:v1"))))
                .isInstanceOfSatisfying(JobResolution.Resolved.class, resolved -> {
                    assertThat(resolved.environment()).isEqualTo(Map.of("LEVEL", "debug", "TZ", "UTC"));
                    assertThat(resolved.secrets()).containsOnlyKeys("KEY");
                });
    }

    @Test
    void saysWhyItIsImpossible() {
        assertThat(JobResolution.of(job(object()), Optional.empty()))
                .isEqualTo(new JobResolution.Impossible("the application \"shop\" does not exist any more"));
        assertThat(JobResolution.of(job(object()), Optional.of(application(null))))
                .isEqualTo(
                        new JobResolution.Impossible("neither the job shop/Mail nor its application names an image"));
    }

    private Job job(ObjectNode definition) {
        return codec.job(new JobKey("shop", "Mail"), definition).orElseThrow();
    }

    private Application application(String image) {
        ObjectNode definition = object();
        definition.put("image", image);
        definition
                .putObject("environment")
                .put("LEVEL", "warn")
                .put("TZ", "UTC")
                .put("KEY", "none");
        definition.putObject("runsOn").put("pool", "big");
        return codec.application("shop", definition).orElseThrow();
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
