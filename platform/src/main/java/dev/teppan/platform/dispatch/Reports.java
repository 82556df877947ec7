package dev.teppan.platform.dispatch;

import dev.teppan.platform.execution.ExecutionEvent;
import dev.teppan.platform.execution.Outcome;
import dev.teppan.spi.executor.RunHandle;
import dev.teppan.spi.executor.StartResult;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Posts what a watch sees to the loop; each attempt's start and its end once. */
final class Reports {

    private static final Logger LOG = LoggerFactory.getLogger(Reports.class);
    private static final int LONGEST_HANDLE = 2000;

    private final Watched watched;
    private final Mailbox mailbox;
    private final AtomicBoolean started;

    Reports(Watched watched, Mailbox mailbox) {
        this.watched = watched;
        this.mailbox = mailbox;
        this.started = new AtomicBoolean(watched.startedAt().isPresent());
    }

    void accepted(RunHandle handle) throws InterruptedException {
        if (handle.text().length() > LONGEST_HANDLE) {
            LOG.atError()
                    .addKeyValue("token", watched.token())
                    .addKeyValue("characters", handle.text().length())
                    .log("An executor's handle is too long and is not stored; report it to the plugin's author");
            return;
        }
        mailbox.post(new Fact.Accepted(watched.execution(), watched.token(), handle));
    }

    void started(Instant at) throws InterruptedException {
        if (started.compareAndSet(false, true)) {
            post(new ExecutionEvent.Started(watched.attempt(), watched.launch(), at.truncatedTo(ChronoUnit.MILLIS)));
        }
    }

    boolean hasStarted() {
        return started.get();
    }

    void refused(StartResult.Refused refused) throws InterruptedException {
        post(new ExecutionEvent.LaunchRefused(
                watched.attempt(),
                watched.launch(),
                refused.cause(),
                Outcomes.cut(refused.detail()),
                refused.retryAfter()));
    }

    void ended(Outcome outcome) throws InterruptedException {
        post(new ExecutionEvent.AttemptEnded(watched.attempt(), outcome));
    }

    /** Its output is complete, and there is none. */
    void silent() throws InterruptedException {
        mailbox.post(new Fact.Silent(watched.execution(), watched.owner().attempt(), watched.token()));
    }

    void outOfReach(String detail) throws InterruptedException {
        mailbox.post(new Fact.OutOfReach(watched.execution(), watched.token(), Outcomes.cut(detail)));
    }

    /** A call that the launch needs went wrong and is made again. */
    void failing(Exception failure) throws InterruptedException {
        mailbox.post(new Fact.Failing(
                watched.execution(), watched.token(), Outcomes.cut(String.valueOf(failure.getMessage()))));
    }

    private void post(ExecutionEvent event) throws InterruptedException {
        mailbox.post(new Fact.Happened(watched.execution(), watched.token(), event));
    }
}
