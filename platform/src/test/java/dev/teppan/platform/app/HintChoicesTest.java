package dev.teppan.platform.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.teppan.platform.plugins.ConfiguredInstance;
import dev.teppan.platform.plugins.PoolSettings;
import dev.teppan.platform.plugins.settings.Bound;
import dev.teppan.platform.plugins.settings.SecretSource;
import dev.teppan.platform.plugins.settings.SettingsBinder;
import dev.teppan.platform.scheduling.HintRules;
import dev.teppan.platform.scheduling.HintSettings;
import dev.teppan.platform.scheduling.NodeShape;
import dev.teppan.platform.scheduling.PoolRules;
import dev.teppan.spi.Resources;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HintChoicesTest {

    @Test
    void whatIsNotWrittenIsAsUsual() throws Exception {
        HintRules rules = rules("{max: 1000}");

        assertThat(rules.of("ecs", "main")).isEqualTo(new PoolRules(HintSettings.USUAL, List.of(), true));
        assertThat(rules.of("ecs", "other")).isEqualTo(PoolRules.USUAL);
        assertThat(rules.of("docker", "main")).isEqualTo(PoolRules.USUAL);
    }

    @Test
    void whatIsWrittenCounts() throws Exception {
        PoolRules rule = rules("""
                        {scaling: show, min: 1, max: 5, headRoom: 0.5, mostPerHour: 2, keepIdle: 3,
                         shapes: [{size: {cpu: 4, memory: 16GiB}, pricePerHour: 0.25}]}
                        """).of("ecs", "main");

        assertThat(rule.sends()).isFalse();
        assertThat(rule.shapes()).containsExactly(new NodeShape(Resources.of(4_000, 16_384), 0.25));
        assertThat(rule.settings().least()).isEqualTo(1);
        assertThat(rule.settings().most()).isEqualTo(5);
        assertThat(rule.settings().headRoom()).isEqualTo(0.5);
        assertThat(rule.settings().mostPerHour()).contains(2.0);
        assertThat(rule.settings().keepIdle()).isEqualTo(3);
    }

    private static HintRules rules(String pool) throws IOException {
        JsonNode tree = new YAMLMapper().readTree(pool);
        Bound<PoolSettings> bound = new SettingsBinder(SecretSource.plainOnly()).bind(PoolSettings.class, tree);
        assertThat(bound).isInstanceOf(Bound.Valid.class);
        PoolSettings settings = ((Bound.Valid<PoolSettings>) bound).value();
        return HintChoices.of(
                Map.of("ecs", ConfiguredInstance.of("ecs", null, null).with(Map.of("main", settings))));
    }
}
