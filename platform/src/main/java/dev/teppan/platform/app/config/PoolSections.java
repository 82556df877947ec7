package dev.teppan.platform.app.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.teppan.platform.plugins.PoolSettings;
import dev.teppan.platform.plugins.settings.Bound;
import dev.teppan.platform.plugins.settings.SettingProblem;
import dev.teppan.platform.plugins.settings.SettingsBinder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code pools} of an executor. Which pools an executor has is known only when it runs. */
final class PoolSections {

    private final SettingsBinder binder;
    private final List<Problem> problems;

    PoolSections(SettingsBinder binder, List<Problem> problems) {
        this.binder = binder;
        this.problems = problems;
    }

    /**
     * The pools of one executor by name.
     *
     * @param executor the instance as it is written
     * @param pointer to the instance
     */
    Map<String, PoolSettings> read(JsonNode executor, String pointer) {
        Map<String, PoolSettings> pools = new LinkedHashMap<>();
        JsonNode group = executor.path("pools");
        String at = pointer + "/pools";
        if (group.isMissingNode() || group.isNull()) {
            return pools;
        }
        if (!group.isObject()) {
            problems.add(new Problem(at, "must be a group of names of pools, each with its settings"));
            return pools;
        }
        for (Map.Entry<String, JsonNode> entry : group.properties()) {
            String pool = Pointers.child(at, entry.getKey());
            switch (binder.bind(PoolSettings.class, entry.getValue())) {
                case Bound.Valid<PoolSettings> valid -> {
                    note(valid.value().problems(), pool);
                    pools.put(entry.getKey(), valid.value());
                }
                case Bound.Invalid<PoolSettings> invalid -> note(invalid.problems(), pool);
            }
        }
        return pools;
    }

    private void note(List<SettingProblem> found, String pool) {
        found.forEach(problem -> problems.add(new Problem(pool + problem.pointer(), problem.message())));
    }
}
