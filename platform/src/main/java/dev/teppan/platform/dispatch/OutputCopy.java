package dev.teppan.platform.dispatch;

import dev.teppan.platform.logs.Spool;
import dev.teppan.spi.PermanentException;
import dev.teppan.spi.RetryableException;
import dev.teppan.spi.executor.OutputChunk;
import dev.teppan.spi.executor.OutputPosition;
import dev.teppan.spi.executor.OutputSink;
import dev.teppan.spi.executor.OutputStreamName;
import dev.teppan.spi.executor.Run;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies the output of one workload into its spool, from where the spool ends, until there is no more. A connection that
 * broke and a disk that is full are tried again; only long after the workload's end is the rest given up, with a mark.
 */
final class OutputCopy {

    private static final Logger LOG = LoggerFactory.getLogger(OutputCopy.class);

    private final Watched watched;
    private final Run run;
    private final Scope scope;
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile long workloadEnded;
    private volatile boolean written;

    OutputCopy(Watched watched, Run run, Scope scope) {
        this.watched = watched;
        this.run = run;
        this.scope = scope;
    }

    /** Copies. Runs on a thread of its own. */
    void run() throws InterruptedException {
        Pauses pauses = new Pauses(scope.parts().settings().pauses());
        while (true) {
            try {
                Optional<Spool> begun = begun();
                run.output(begun.map(Spool::position).orElse(OutputPosition.START), new Sink());
                break;
            } catch (RetryableException | UncheckedIOException e) {
                LOG.atWarn()
                        .addKeyValue("executionId", watched.execution())
                        .addKeyValue("token", watched.token())
                        .addKeyValue("reason", e.getMessage())
                        .log("Output could not be copied; it is tried again from where it broke off");
                if (isTooLate()) {
                    giveUp(e.getMessage());
                    break;
                }
                pauses.await(e);
            } catch (PermanentException e) {
                giveUp(e.getMessage());
                break;
            }
        }
        done.countDown();
    }

    /** Tells that the workload has ended. */
    void workloadEnded() {
        workloadEnded = Math.max(1, System.nanoTime());
    }

    /** Waits for the last of the output, then ends the spool and has it kept. */
    void seal() throws InterruptedException {
        awaitDone();
        Pauses pauses = new Pauses(scope.parts().settings().pauses());
        while (true) {
            try {
                spool().seal();
                scope.parts().output().shipper().ship(watched.owner().attempt());
                return;
            } catch (UncheckedIOException e) {
                LOG.atError()
                        .addKeyValue("attempt", watched.owner().attempt())
                        .addKeyValue("reason", e.getMessage())
                        .log("Output cannot be written to the local disk; make room there");
                pauses.await(e);
            }
        }
    }

    /** Waits for the last of the output; answers whether there was none, so that nothing is on the disk. */
    boolean awaitSilence() throws InterruptedException {
        return awaitDone() && !written && begun().isEmpty();
    }

    /** Not for ever: an executor may hang. Answers whether all was copied, or given up by the copying itself. */
    private boolean awaitDone() throws InterruptedException {
        boolean ended = done.await(scope.parts().settings().lostAfter().toMillis(), TimeUnit.MILLISECONDS);
        if (!ended) {
            giveUp("the executor does not hand it over");
            done.countDown();
        }
        return ended;
    }

    private Optional<Spool> begun() {
        return scope.parts().output().spools().find(watched.owner().attempt());
    }

    /** Makes the spool with the first piece, so that an attempt without output costs no files. */
    private final class Sink implements OutputSink {
        @Override
        public void write(OutputChunk chunk) {
            spool().write(chunk);
        }

        /** Only while this host leads: to one that was frozen, what its successor has read and removed is no gap. */
        @Override
        public void gap(OutputStreamName stream, String detail) {
            try {
                scope.permit().await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new UncheckedIOException(new InterruptedIOException("the watch was closed"));
            }
            spool().gap(stream, detail);
        }
    }

    private Spool spool() {
        written = true;
        return scope.parts().output().spools().open(watched.owner());
    }

    private boolean isTooLate() {
        return workloadEnded != 0
                && System.nanoTime() - workloadEnded
                        > scope.parts().settings().lostAfter().toNanos();
    }

    private void giveUp(@Nullable String detail) throws InterruptedException {
        scope.permit().await();
        try {
            spool().note(OutputStreamName.STDERR, "The rest of the output could not be read: " + detail);
        } catch (UncheckedIOException e) {
            LOG.atError()
                    .addKeyValue("attempt", watched.owner().attempt())
                    .addKeyValue("reason", e.getMessage())
                    .log("Output is incomplete, and that cannot be noted on the local disk");
        }
    }
}
