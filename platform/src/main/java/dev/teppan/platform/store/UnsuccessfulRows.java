package dev.teppan.platform.store;

import dev.teppan.platform.execution.Execution;
import dev.teppan.platform.execution.ExecutionState;
import dev.teppan.platform.execution.Origin;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The rows of executions that ended without success. They are few, and lists are asked for them: a table of their own spares
 * every execution the indexes with its state, of which each move would write all anew.
 */
final class UnsuccessfulRows {

    private static final RowDelete GONE = new RowDelete("unsuccessful", "execution_id");

    private UnsuccessfulRows() {}

    static boolean holds(ExecutionState state) {
        return state.isEnd() && state != ExecutionState.SUCCEEDED;
    }

    static void write(Handle handle, Dialect dialect, List<Step> steps) {
        List<String> gone = new ArrayList<>();
        PreparedBatch fresh = handle.prepareBatch("""
                insert into unsuccessful (execution_id, state, application, job, queue)
                values (:id, :state, :application, :job, :queue)
                """);
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
                Origin origin = after.origin();
                fresh.bind("id", id)
                        .bind("state", after.state().word())
                        .bind("application", origin.application())
                        .bind("job", origin.job())
                        .bind("queue", origin.queue())
                        .add();
            }
        }
        GONE.run(handle, dialect, gone);
        Batches.execute(fresh);
    }
}
