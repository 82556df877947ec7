package dev.teppan.bench.peer;

import java.util.concurrent.atomic.AtomicLong;
import org.jobrunr.jobs.lambdas.JobRequest;
import org.jobrunr.jobs.lambdas.JobRequestHandler;

/** A JobRunr job that does nothing. JobRunr makes the handler by itself, so the count of its runs is kept beside it. */
public record NoopJobRequest(String message) implements JobRequest {

    static final AtomicLong RAN = new AtomicLong();

    @Override
    public Class<Handler> getJobRequestHandler() {
        return Handler.class;
    }

    /** Runs it. */
    public static final class Handler implements JobRequestHandler<NoopJobRequest> {
        @Override
        public void run(NoopJobRequest request) {
            RAN.incrementAndGet();
        }
    }
}
