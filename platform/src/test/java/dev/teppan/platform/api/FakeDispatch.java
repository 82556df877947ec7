package dev.teppan.platform.api;

import dev.teppan.platform.api.execution.DispatchView;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.scheduling.PoolHint;
import dev.teppan.platform.scheduling.Survey;
import dev.teppan.spi.executor.ExecutorStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Answers what a test told it. */
public final class FakeDispatch implements DispatchView {

    private final Map<ExecutionId, Reason> reasons = new ConcurrentHashMap<>();
    private final Map<String, ExecutorStatus> executors = new ConcurrentHashMap<>();

    private volatile Optional<List<PoolHint>> hints = Optional.empty();
    private volatile Optional<Survey> survey = Optional.empty();

    public void waits(ExecutionId id, Reason reason) {
        reasons.put(id, reason);
    }

    public void executor(String name, ExecutorStatus status) {
        executors.put(name, status);
    }

    public void surveyed(Survey now) {
        survey = Optional.of(now);
    }

    public void hinted(List<PoolHint> now) {
        hints = Optional.of(now);
    }

    @Override
    public Optional<List<PoolHint>> hints() {
        return hints;
    }

    @Override
    public Optional<Survey> survey() {
        return survey;
    }

    @Override
    public Optional<Reason> why(ExecutionId id) {
        return Optional.ofNullable(reasons.get(id));
    }

    @Override
    public Capacity capacity() {
        return new Capacity(Map.copyOf(executors), false);
    }
}
