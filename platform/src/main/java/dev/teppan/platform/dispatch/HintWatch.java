package dev.teppan.platform.dispatch;

import dev.teppan.platform.scheduling.HintBook;
import dev.teppan.platform.scheduling.HintInputs;
import dev.teppan.platform.scheduling.PoolHint;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the hints of capacity every few seconds, on a virtual thread of its own, and offers them to the sender: the loop only says
 * what they are made of.
 * {@link #hints} is safe for use by several threads.
 */
final class HintWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HintWatch.class);
    private static final Duration AT_FIRST = Duration.ofSeconds(1);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

    private final Mailbox mailbox;
    private final Hinting hinting;
    private final HintBook book;
    private final HintSender sender;
    private final Set<String> missed = new HashSet<>();
    private final Threads threads = new Threads();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Optional<List<PoolHint>> hints = Optional.empty();

    HintWatch(Mailbox mailbox, Hinting hinting, HintSender sender) {
        this.mailbox = mailbox;
        this.hinting = hinting;
        this.book = new HintBook(hinting.rules());
        this.sender = sender;
    }

    void start() {
        threads.start("hints", this::run);
    }

    /** The latest; empty before the first. */
    Optional<List<PoolHint>> hints() {
        return hints.map(made ->
                made.stream().map(hint -> hint.with(sender.delivery(hint))).toList());
    }

    private void run() throws InterruptedException {
        do {
            CompletableFuture<List<HintInputs>> answer = new CompletableFuture<>();
            mailbox.post(new Fact.DemandsWanted(answer));
            try {
                List<HintInputs> pools = answer.get(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
                List<PoolHint> made = book.hints(pools);
                hints = Optional.of(made);
                sender.offer(made);
                warnOfMissing(pools);
            } catch (TimeoutException e) {
                LOG.atDebug().log("The loop did not say in time what hints are made of; it is asked again");
            } catch (ExecutionException e) {
                throw new IllegalStateException("what hints are made of could not be said", e);
            }
        } while (!closing.await(pause().toMillis(), TimeUnit.MILLISECONDS));
    }

    /** At first no executor has said yet which pools it has. */
    private Duration pause() {
        return hints.filter(made -> !made.isEmpty()).isPresent()
                        || hinting.every().compareTo(AT_FIRST) < 0
                ? hinting.every()
                : AT_FIRST;
    }

    /** A pool that the configuration names and its executor does not have may be a slip of the pen. */
    private void warnOfMissing(List<HintInputs> pools) {
        for (String executor :
                pools.stream().map(HintInputs::executor).distinct().toList()) {
            Set<String> has = pools.stream()
                    .filter(inputs -> inputs.executor().equals(executor))
                    .map(HintInputs::pool)
                    .collect(Collectors.toSet());
            hinting.rules().named().getOrDefault(executor, Map.of()).keySet().stream()
                    .filter(pool -> !has.contains(pool) && missed.add(executor + "/" + pool))
                    .forEach(pool -> LOG.atWarn()
                            .addKeyValue("executor", executor)
                            .addKeyValue("pool", pool)
                            .addKeyValue("has", has)
                            .log("The configuration names a pool that the executor does not have"));
        }
    }

    @Override
    public void close() {
        closing.countDown();
        sender.close();
        threads.close();
    }
}
