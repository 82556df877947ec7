package dev.teppan.platform.api.definition;

import dev.teppan.platform.store.CatalogStore.Kind;
import java.util.Map;

/** The words for kinds of definitions, in the order in which they are applied: what others refer to comes first. */
final class DefinitionKind {

    static final Map<String, Kind> WORDS =
            Map.of("Application", Kind.APPLICATION, "Queue", Kind.QUEUE, "Job", Kind.JOB);

    private DefinitionKind() {}

    static String word(Kind kind) {
        return switch (kind) {
            case APPLICATION -> "Application";
            case QUEUE -> "Queue";
            case JOB -> "Job";
        };
    }

    static int order(Kind kind) {
        return switch (kind) {
            case APPLICATION -> 0;
            case QUEUE -> 1;
            case JOB -> 2;
        };
    }
}
