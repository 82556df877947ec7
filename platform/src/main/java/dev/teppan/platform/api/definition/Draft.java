package dev.teppan.platform.api.definition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.teppan.platform.catalog.Application;
import dev.teppan.platform.catalog.DefinitionCodec;
import dev.teppan.platform.catalog.Job;
import dev.teppan.platform.catalog.Queue;
import dev.teppan.platform.store.CatalogStore.Kind;

/** A definition that was read and not yet checked against others. */
sealed interface Draft {

    record OfApplication(Application application) implements Draft {}

    record OfQueue(Queue queue) implements Draft {}

    record OfJob(Job job) implements Draft {}

    default Kind kind() {
        return switch (this) {
            case OfApplication draft -> Kind.APPLICATION;
            case OfQueue draft -> Kind.QUEUE;
            case OfJob draft -> Kind.JOB;
        };
    }

    /** As the store names it. */
    default String name() {
        return switch (this) {
            case OfApplication draft -> draft.application().name();
            case OfQueue draft -> draft.queue().name();
            case OfJob draft -> draft.job().key().toString();
        };
    }

    /** Its one written form. */
    default ObjectNode written() {
        return switch (this) {
            case OfApplication draft -> DefinitionCodec.write(draft.application());
            case OfQueue draft -> DefinitionCodec.write(draft.queue());
            case OfJob draft -> DefinitionCodec.write(draft.job());
        };
    }
}
