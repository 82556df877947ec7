package dev.teppan.platform.app.crash;

import dev.teppan.platform.dispatch.Ledger;
import dev.teppan.platform.store.Announcement;
import dev.teppan.platform.store.NewExecution;
import dev.teppan.spi.executor.JobExecutor;
import dev.teppan.spi.log.LogStore;
import dev.teppan.spi.notifier.Notifier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Puts the crash switch around the parts that have effects; without one, every part stays as it is. */
public final class Crashes {

    private static final String PROPERTY = "teppan.crash";

    private final Optional<CrashSwitch> armed;

    private Crashes(Optional<CrashSwitch> armed) {
        this.armed = armed;
    }

    /**
     * As the system property asks.
     *
     * @throws IllegalArgumentException when it asks for something that is not there
     */
    public static Crashes ofProcess() {
        return new Crashes(Optional.ofNullable(System.getProperty(PROPERTY)).map(CrashSwitch::parse));
    }

    /** Around the insertion of executions. */
    public Function<List<NewExecution>, CompletableFuture<Announcement>> insertion(
            Function<List<NewExecution>, CompletableFuture<Announcement>> insert) {
        return armed.map(crash -> crashing(crash, insert)).orElse(insert);
    }

    /** Around what dispatch writes. */
    public Ledger ledger(Ledger ledger) {
        return armed.<Ledger>map(crash -> new CrashingLedger(ledger, crash)).orElse(ledger);
    }

    /** Around executors. */
    public Map<String, JobExecutor> executors(Map<String, JobExecutor> executors) {
        return armed.map(crash -> each(executors, executor -> new CrashingExecutor(executor, crash)))
                .orElse(executors);
    }

    /** Around a log store. */
    public LogStore logStore(LogStore store) {
        return armed.<LogStore>map(crash -> new CrashingLogStore(store, crash)).orElse(store);
    }

    /** Around notifiers. */
    public Map<String, Notifier> notifiers(Map<String, Notifier> notifiers) {
        return armed.map(crash -> each(notifiers, notifier -> new CrashingNotifier(notifier, crash)))
                .orElse(notifiers);
    }

    private static Function<List<NewExecution>, CompletableFuture<Announcement>> crashing(
            CrashSwitch crash, Function<List<NewExecution>, CompletableFuture<Announcement>> insert) {
        return executions -> {
            crash.pass(CrashPoint.BEFORE_ENQUEUE);
            return insert.apply(executions).whenComplete((done, failure) -> crash.pass(CrashPoint.AFTER_ENQUEUE));
        };
    }

    private static <T> Map<String, T> each(Map<String, T> parts, UnaryOperator<T> wrap) {
        Map<String, T> wrapped = new LinkedHashMap<>();
        parts.forEach((name, part) -> wrapped.put(name, wrap.apply(part)));
        return wrapped;
    }
}
