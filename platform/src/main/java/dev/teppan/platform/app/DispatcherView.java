package dev.teppan.platform.app;

import dev.teppan.platform.api.execution.DispatchView;
import dev.teppan.platform.dispatch.WhyLookup;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.spi.executor.ExecutorStatus;
import java.util.Map;
import java.util.Optional;

/** What the API asks of dispatch, which it does not see. */
record DispatcherView(WhyLookup dispatch) implements DispatchView {

    @Override
    public Optional<Reason> why(ExecutionId id) throws InterruptedException {
        return dispatch.why(id).map(found -> new Reason(found.code(), found.sentence(), found.ahead()));
    }

    @Override
    public Map<String, ExecutorStatus> capacity() {
        return dispatch.capacity();
    }
}
