package dev.teppan.platform.console;

import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.execution.Attempt;
import dev.teppan.platform.execution.Execution;
import dev.teppan.platform.logs.OutputOwner;

/** What an execution is about, as other packages name it. */
final class Subjects {

    private Subjects() {}

    static JobKey job(Execution execution) {
        return new JobKey(execution.origin().application(), execution.origin().job());
    }

    static OutputOwner output(Execution execution, Attempt attempt) {
        return new OutputOwner(
                execution.id(),
                attempt.id(),
                execution.origin().application(),
                execution.origin().job());
    }
}
