package dev.teppan.plugin.docker;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which configured engines said which id. Cloned machines have equal ones; safe for use by several threads. */
final class EngineIds {

    private final Map<String, Set<String>> namesById = new ConcurrentHashMap<>();

    /**
     * Notes the id that an engine gave.
     *
     * @return another engine that gave the same, so that neither can be told from the other
     */
    Optional<String> rival(String id, String name) {
        Set<String> names = namesById.computeIfAbsent(id, key -> ConcurrentHashMap.newKeySet());
        names.add(name);
        return names.stream().filter(other -> !other.equals(name)).sorted().findFirst();
    }
}
