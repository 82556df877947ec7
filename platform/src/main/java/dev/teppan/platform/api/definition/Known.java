package dev.teppan.platform.api.definition;

import dev.teppan.platform.catalog.Application;
import dev.teppan.platform.catalog.Queue;
import dev.teppan.platform.catalog.Versioned;
import dev.teppan.platform.store.Catalog;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The definitions there are, and those that are about to be saved with them. Used by one thread. */
final class Known {

    private final Catalog catalog;
    private final Map<String, Application> applications = new HashMap<>();
    private final Map<String, Queue> queues = new HashMap<>();

    Known(Catalog catalog) {
        this.catalog = catalog;
    }

    void add(Draft draft) {
        switch (draft) {
            case Draft.OfApplication added -> applications.put(added.name(), added.application());
            case Draft.OfQueue added -> queues.put(added.name(), added.queue());
            case Draft.OfJob added -> {
                // Nothing refers to jobs.
            }
        }
    }

    Optional<Application> application(String name) {
        return Optional.ofNullable(applications.get(name))
                .or(() -> catalog.application(name).map(Versioned::definition));
    }

    Optional<Queue> queue(String name) {
        return Optional.ofNullable(queues.get(name))
                .or(() -> catalog.queue(name).map(Versioned::definition));
    }
}
