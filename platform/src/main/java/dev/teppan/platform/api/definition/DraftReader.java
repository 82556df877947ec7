package dev.teppan.platform.api.definition;

import com.fasterxml.jackson.databind.JsonNode;
import dev.teppan.platform.catalog.Decoded;
import dev.teppan.platform.catalog.DefinitionCodec;
import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.catalog.NearestName;
import dev.teppan.platform.catalog.Problem;
import dev.teppan.platform.store.CatalogStore.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads definitions of any kind. */
final class DraftReader {

    private final DefinitionCodec codec;

    DraftReader(DefinitionCodec codec) {
        this.codec = codec;
    }

    /** Reads a definition whose kind and name are known from the path. */
    Decoded<Draft> read(Kind kind, String name, JsonNode body) {
        return switch (kind) {
            case APPLICATION -> map(codec.application(name, body), Draft.OfApplication::new);
            case QUEUE -> map(codec.queue(name, body), Draft.OfQueue::new);
            case JOB -> map(codec.job(JobKey.parse(name), body), Draft.OfJob::new);
        };
    }

    /** Reads a definition that says itself what it is. */
    Decoded<Draft> read(JsonNode document) {
        if (!document.isObject()) {
            return new Decoded.Invalid<>(List.of(new Problem("", "must be an object")));
        }
        Kind kind = DefinitionKind.WORDS.get(document.path("kind").asText());
        if (kind == null) {
            return new Decoded.Invalid<>(List.of(new Problem(
                    "/kind",
                    "must be Application, Job or Queue"
                            + NearestName.of(document.path("kind").asText(), DefinitionKind.WORDS.keySet())
                                    .map(nearest -> "; did you mean \"" + nearest + "\"?")
                                    .orElse(""))));
        }
        List<Problem> problems = new ArrayList<>();
        String name = requireText(document, "name", problems);
        String application = kind == Kind.JOB ? requireText(document, "application", problems) : "";
        return problems.isEmpty()
                ? read(kind, kind == Kind.JOB ? new JobKey(application, name).toString() : name, document)
                : new Decoded.Invalid<>(problems);
    }

    private static String requireText(JsonNode document, String field, List<Problem> problems) {
        JsonNode value = document.path(field);
        if (!value.isTextual()
                || (field.equals("application") && value.textValue().contains("/"))) {
            problems.add(new Problem("/" + field, value.isMissingNode() ? "must be given" : "must be a name, as text"));
        }
        return value.asText();
    }

    private static <T> Decoded<Draft> map(Decoded<T> decoded, Function<T, Draft> draft) {
        return switch (decoded) {
            case Decoded.Valid<T> valid -> new Decoded.Valid<>(draft.apply(valid.value()));
            case Decoded.Invalid<T> invalid -> new Decoded.Invalid<>(invalid.problems());
        };
    }
}
