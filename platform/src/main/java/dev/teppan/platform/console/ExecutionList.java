package dev.teppan.platform.console;

import dev.teppan.platform.store.ExecutionReader;
import dev.teppan.platform.store.StoredExecution;
import java.util.List;

/**
 * A page of a list.
 *
 * @param newer whether there is more above
 * @param older whether there is more below
 */
record ExecutionList(List<StoredExecution> executions, boolean newer, boolean older) {

    /** How many rows a page has. */
    static final int ROWS = 50;

    /** Reads the page asked for, with one row more than it shows to know whether there are more. */
    static ExecutionList read(ExecutionReader reader, ExecutionsQuestion question) {
        if (question.after().isPresent()) {
            List<StoredExecution> found =
                    reader.listNewer(question.filter(), question.after().get(), ROWS + 1);
            boolean more = found.size() > ROWS;
            return new ExecutionList(more ? found.subList(found.size() - ROWS, found.size()) : found, more, true);
        }
        List<StoredExecution> found = reader.list(question.filter(), question.before(), ROWS + 1);
        boolean more = found.size() > ROWS;
        return new ExecutionList(
                more ? found.subList(0, ROWS) : found, question.before().isPresent(), more);
    }
}
