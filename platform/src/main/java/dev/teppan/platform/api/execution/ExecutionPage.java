package dev.teppan.platform.api.execution;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.store.ExecutionFilter;
import dev.teppan.platform.store.ExecutionReader;
import dev.teppan.platform.store.StoredExecution;
import java.util.List;
import java.util.Optional;

/**
 * A page of a list, newest first, with the ways on from it.
 *
 * @param older leads to the next page; absent at the end
 * @param newer leads back, and on the first page to what was enqueued since; absent while there is nothing at all
 */
record ExecutionPage(List<StoredExecution> items, Optional<Cursor> older, Optional<Cursor> newer) {

    static ExecutionPage read(ExecutionReader reader, ExecutionFilter filter, Optional<Cursor> cursor, int limit) {
        if (cursor.isPresent() && cursor.get().newer()) {
            List<StoredExecution> found = reader.listNewer(filter, cursor.get().from(), limit);
            return found.isEmpty()
                    ? new ExecutionPage(
                            found, Optional.of(new Cursor(false, cursor.get().from())), cursor)
                    : new ExecutionPage(
                            found,
                            Optional.of(new Cursor(false, id(found.getLast()))),
                            Optional.of(new Cursor(true, id(found.getFirst()))));
        }
        // One more than asked for tells whether there is a further page.
        List<StoredExecution> found = reader.list(filter, cursor.map(Cursor::from), limit + 1);
        List<StoredExecution> items = found.size() > limit ? found.subList(0, limit) : found;
        return new ExecutionPage(
                items,
                found.size() > limit ? Optional.of(new Cursor(false, id(items.getLast()))) : Optional.empty(),
                items.isEmpty() ? Optional.empty() : Optional.of(new Cursor(true, id(items.getFirst()))));
    }

    ObjectNode json() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode list = body.putArray("items");
        items.forEach(item -> list.add(ExecutionJson.of(item)));
        older.ifPresent(cursor -> body.put("older", cursor.toString()));
        newer.ifPresent(cursor -> body.put("newer", cursor.toString()));
        return body;
    }

    private static ExecutionId id(StoredExecution stored) {
        return stored.execution().id();
    }
}
