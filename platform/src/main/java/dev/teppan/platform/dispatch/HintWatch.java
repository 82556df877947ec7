package dev.teppan.platform.dispatch;

import dev.teppan.platform.scheduling.HintBook;
import dev.teppan.platform.scheduling.HintInputs;
import dev.teppan.platform.scheduling.HintSettings;
import dev.teppan.platform.scheduling.PoolHint;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the hints of capacity every few seconds, on a virtual thread of its own: the loop only says what they are made of.
 * {@link #hints} is safe for use by several threads.
 */
final class HintWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HintWatch.class);
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final Duration AT_FIRST = Duration.ofSeconds(1);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

    private final Mailbox mailbox;
    private final HintBook book = new HintBook(HintSettings.USUAL);
    private final Threads threads = new Threads();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Optional<List<PoolHint>> hints = Optional.empty();

    HintWatch(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    void start() {
        threads.start("hints", this::run);
    }

    /** The latest; empty before the first. */
    Optional<List<PoolHint>> hints() {
        return hints;
    }

    private void run() throws InterruptedException {
        do {
            CompletableFuture<List<HintInputs>> answer = new CompletableFuture<>();
            mailbox.post(new Fact.DemandsWanted(answer));
            try {
                hints = Optional.of(book.hints(answer.get(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS)));
            } catch (TimeoutException e) {
                LOG.atDebug().log("The loop did not say in time what hints are made of; it is asked again");
            } catch (ExecutionException e) {
                throw new IllegalStateException("what hints are made of could not be said", e);
            }
        } while (!closing.await(pause().toMillis(), TimeUnit.MILLISECONDS));
    }

    /** At first no executor has said yet which pools it has. */
    private Duration pause() {
        return hints.filter(made -> !made.isEmpty()).isPresent() ? EVERY : AT_FIRST;
    }

    @Override
    public void close() {
        closing.countDown();
        threads.close();
    }
}
