package dev.teppan.platform.app;

import dev.teppan.platform.plugins.ConfiguredInstance;
import dev.teppan.platform.plugins.PoolSettings;
import dev.teppan.platform.scheduling.HintRules;
import dev.teppan.platform.scheduling.HintSettings;
import dev.teppan.platform.scheduling.NodeShape;
import dev.teppan.platform.scheduling.PoolRules;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes the rules of hints out of the pools that the configuration names. */
final class HintChoices {

    private HintChoices() {}

    /** The rules by executor. */
    static HintRules of(Map<String, ConfiguredInstance> executors) {
        Map<String, Map<String, PoolRules>> named = executors.entrySet().stream()
                .filter(executor -> !executor.getValue().pools().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, executor -> rules(executor.getValue())));
        return new HintRules(named, PoolRules.USUAL);
    }

    private static Map<String, PoolRules> rules(ConfiguredInstance executor) {
        return executor.pools().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, pool -> rules(pool.getValue())));
    }

    private static PoolRules rules(PoolSettings pool) {
        return new PoolRules(
                new HintSettings(
                        pool.min(),
                        pool.max(),
                        pool.headRoom(),
                        pool.mostPerHour(),
                        pool.confirmation(),
                        pool.impatience(),
                        pool.cooldown(),
                        pool.idleGrace(),
                        pool.keepIdle(),
                        pool.keepIdleGrace()),
                pool.shapes().stream()
                        .map(shape -> new NodeShape(shape.size(), shape.pricePerHour()))
                        .toList(),
                pool.scaling() == PoolSettings.Scaling.SEND);
    }
}
