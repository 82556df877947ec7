package dev.teppan.platform.store;

import dev.teppan.platform.execution.Execution;
import dev.teppan.platform.execution.ExecutionState;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * The rows of executions that ended without success. They are few, and lists are asked for them: a table of their own spares
 * every execution the indexes with its state, of which each move would write all anew.
 */
final class UnsuccessfulRows {

    private static final RowDelete GONE = new RowDelete("unsuccessful", "execution_id");

    private static final RowInsert<Execution> FRESH = new RowInsert<>(
            "unsuccessful",
            false,
            List.of(
                    Column.text("execution_id", execution -> execution.id().value()),
                    Column.text("state", execution -> execution.state().word()),
                    Column.text("application", execution -> execution.origin().application()),
                    Column.text("job", execution -> execution.origin().job()),
                    Column.text("queue", execution -> execution.origin().queue())));

    private UnsuccessfulRows() {}

    static boolean holds(ExecutionState state) {
        return state.isEnd() && state != ExecutionState.SUCCEEDED;
    }

    static void write(Handle handle, Dialect dialect, List<Step> steps) {
        List<String> gone = new ArrayList<>();
        List<Execution> fresh = new ArrayList<>();
        for (Step step : steps) {
            Execution after = step.after();
            String id = after.id().value();
            if (step.before().state() == after.state()) {
                continue;
            }
            if (holds(step.before().state())) {
                gone.add(id);
            }
            if (holds(after.state())) {
                fresh.add(after);
            }
        }
        GONE.run(handle, dialect, gone);
        FRESH.run(handle, dialect, fresh);
    }
}
