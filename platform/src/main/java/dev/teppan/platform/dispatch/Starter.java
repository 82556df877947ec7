package dev.teppan.platform.dispatch;

import dev.teppan.platform.store.StoreException;
import dev.teppan.spi.PluginException;
import dev.teppan.spi.RetryableException;
import dev.teppan.spi.executor.JobExecutor;
import dev.teppan.spi.executor.Launch;
import dev.teppan.spi.executor.Run;
import dev.teppan.spi.executor.StartResult;
import dev.teppan.spi.executor.StartResult.RefusalCause;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts one launch. What is not answered is asked again with the same bytes and the same token; after a while the executor
 * is asked what became of it.
 */
final class Starter implements Beginning {

    private static final Logger LOG = LoggerFactory.getLogger(Starter.class);

    private final StartOrder order;
    private final JobExecutor executor;
    private final Scope scope;
    private final Reports reports;
    private final Stopper stopper;

    Starter(StartOrder order, JobExecutor executor, Scope scope, Reports reports, Stopper stopper) {
        this.order = order;
        this.executor = executor;
        this.scope = scope;
        this.reports = reports;
        this.stopper = stopper;
    }

    @Override
    public Optional<Run> begin() throws InterruptedException {
        Optional<Launch> launch;
        try {
            launch = compose();
        } catch (CannotLaunch e) {
            reports.ended(Outcomes.misconfigured(
                    String.valueOf(e.getMessage()), scope.parts().clock().instant()));
            return Optional.empty();
        }
        if (launch.isEmpty()) {
            reports.refused(
                    new StartResult.Refused(RefusalCause.NO_ROOM, "Stopped before it was launched.", Optional.empty()));
            return Optional.empty();
        }
        return start(launch.get());
    }

    private Optional<Run> start(Launch launch) throws InterruptedException {
        Pauses pauses = new Pauses(scope.parts().settings().pauses());
        long begun = System.nanoTime();
        while (true) {
            scope.permit().await();
            try {
                return switch (executor.start(launch)) {
                    case StartResult.Started started -> Optional.of(started.run());
                    case StartResult.Refused refused -> {
                        reports.refused(refused);
                        yield Optional.empty();
                    }
                };
            } catch (PluginException e) {
                LOG.atWarn()
                        .addKeyValue("executionId", order.watched().execution())
                        .addKeyValue("token", launch.token())
                        .addKeyValue("reason", e.getMessage())
                        .log("A start was not answered; it is repeated with the same token");
                reports.failing(e);
                boolean again = e instanceof RetryableException
                        && System.nanoTime() - begun
                                < scope.parts().settings().startPatience().toNanos();
                if (!again) {
                    StartResult.Refused meaning =
                            new StartResult.Refused(RefusalCause.UNAVAILABLE, message(e), Optional.empty());
                    return new Finder(
                                    new Question(order.watched(), Optional.empty(), executor, scope), reports, meaning)
                            .begin();
                }
                pauses.await(e);
            }
        }
    }

    /** Empty when it is to be stopped before it was launched. */
    private Optional<Launch> compose() throws CannotLaunch, InterruptedException {
        Pauses pauses = new Pauses(scope.parts().settings().pauses());
        while (stopper.cause().isEmpty()) {
            try {
                return Optional.of(new LaunchComposer(scope.parts()).compose(order, executor.limits()))
                        .filter(launch -> stopper.cause().isEmpty());
            } catch (StoreException e) {
                pauses.await(e);
            } catch (PluginException e) {
                reports.failing(e);
                pauses.await(e);
            }
        }
        return Optional.empty();
    }

    private static String message(Exception e) {
        return Outcomes.cut(String.valueOf(e.getMessage()));
    }
}
