package dev.teppan.platform.api.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.teppan.platform.catalog.Decoded;
import dev.teppan.platform.catalog.Problem;
import dev.teppan.platform.execution.Actor;
import dev.teppan.platform.store.CatalogStore.Stored;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Saves many definitions together: all are checked, also against each other, before the first is saved. */
public final class BatchEditor {

    private final DefinitionEditor editor;

    public BatchEditor(DefinitionEditor editor) {
        this.editor = editor;
    }

    /** What a definition becomes. */
    public enum Action {
        CREATE,
        CHANGE,
        KEEP
    }

    /**
     * One change of a batch.
     *
     * @param index the document's place in the batch
     * @param before absent when it is new
     * @param revision the revision afterwards; absent in a dry run
     */
    public record Change(
            int index,
            String kind,
            String name,
            Action action,
            Optional<String> before,
            ObjectNode after,
            Optional<Integer> revision) {}

    /** What became of a batch. */
    public sealed interface Result {
        /** All were saved, or would be; in the order in which they are. */
        record Done(List<Change> changes) implements Result {}

        /** Nothing was saved; pointers begin with the document's place. */
        record Invalid(List<Problem> problems) implements Result {}

        /** Somebody changed a definition at the same time; what was saved before it stays. */
        record Conflict(String name, List<Change> saved) implements Result {}
    }

    /** Checks a batch, and saves it unless it is a dry run. */
    public Result apply(List<JsonNode> documents, boolean dryRun, Actor actor) {
        List<Problem> problems = new ArrayList<>();
        Map<Integer, Draft> drafts = read(documents, problems);
        Known known = editor.known();
        drafts.values().forEach(known::add);
        drafts.forEach((index, draft) -> editor.rules().problems(draft, known).stream()
                .map(problem -> problem.below("/" + index))
                .forEach(problems::add));
        if (!problems.isEmpty()) {
            problems.sort(Comparator.comparingInt(BatchEditor::place));
            return new Result.Invalid(problems);
        }
        return save(drafts, dryRun, actor);
    }

    private Map<Integer, Draft> read(List<JsonNode> documents, List<Problem> problems) {
        Map<Integer, Draft> drafts = new HashMap<>();
        Map<String, Integer> places = new HashMap<>();
        IntStream.range(0, documents.size()).forEach(index -> {
            switch (editor.reader().read(documents.get(index))) {
                case Decoded.Invalid<Draft> invalid ->
                    invalid.problems().forEach(problem -> problems.add(problem.below("/" + index)));
                case Decoded.Valid<Draft> valid -> {
                    Draft draft = valid.value();
                    Integer earlier = places.putIfAbsent(draft.kind() + " " + draft.name(), index);
                    if (earlier != null) {
                        problems.add(new Problem(
                                "/" + index,
                                DefinitionKind.word(draft.kind()) + " " + draft.name()
                                        + " is there twice, first as document " + (earlier + 1)));
                    }
                    drafts.put(index, draft);
                }
            }
        });
        return drafts;
    }

    private Result save(Map<Integer, Draft> drafts, boolean dryRun, Actor actor) {
        List<Change> changes = new ArrayList<>();
        List<Map.Entry<Integer, Draft>> ordered = drafts.entrySet().stream()
                .sorted(Comparator.<Map.Entry<Integer, Draft>>comparingInt(
                                entry -> DefinitionKind.order(entry.getValue().kind()))
                        .thenComparing(Map.Entry::getKey))
                .toList();
        for (Map.Entry<Integer, Draft> entry : ordered) {
            Draft draft = entry.getValue();
            Optional<Stored> present = editor.present(draft);
            Change planned = plan(entry.getKey(), draft, present);
            if (dryRun || planned.action() == Action.KEEP) {
                changes.add(planned);
                continue;
            }
            int expected = present.map(Stored::revision).orElse(0);
            if (!(editor.save(draft, Optional.of(expected), actor) instanceof DefinitionEditor.Result.Saved saved)) {
                return new Result.Conflict(planned.kind() + " " + planned.name(), changes);
            }
            changes.add(done(planned, saved.stored().revision()));
        }
        return new Result.Done(changes);
    }

    private static Change plan(int index, Draft draft, Optional<Stored> present) {
        ObjectNode after = draft.written();
        Optional<String> before = present.map(Stored::definition);
        Action action =
                before.isEmpty() ? Action.CREATE : before.get().equals(after.toString()) ? Action.KEEP : Action.CHANGE;
        return new Change(
                index,
                DefinitionKind.word(draft.kind()),
                draft.name(),
                action,
                before,
                after,
                action == Action.KEEP ? present.map(Stored::revision) : Optional.empty());
    }

    private static Change done(Change planned, int revision) {
        return new Change(
                planned.index(),
                planned.kind(),
                planned.name(),
                planned.action(),
                planned.before(),
                planned.after(),
                Optional.of(revision));
    }

    private static int place(Problem problem) {
        String rest = problem.pointer().substring(1);
        int slash = rest.indexOf('/');
        return Integer.parseInt(slash < 0 ? rest : rest.substring(0, slash));
    }
}
