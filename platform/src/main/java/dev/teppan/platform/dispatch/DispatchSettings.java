package dev.teppan.platform.dispatch;

import dev.teppan.platform.execution.ExecutionPolicy.Budgets;
import dev.teppan.platform.execution.RetryPolicy;
import java.time.Duration;
import java.util.List;

/**
 * How dispatch behaves.
 *
 * @param holder this host's name for the lease, unique among hosts and different after each start
 * @param lease how long the lease is held unless renewed; renewed each third of it
 * @param poll how long the loop waits at the most before it looks for new work in the database
 * @param lostAfter how long an attempt that cannot be asked for keeps its room
 * @param turnSize how many events, intents and placements one turn takes up at the most
 * @param pauses between tries of one outside call that does not answer
 * @param startPatience how long a start that is not answered is repeated before the executor is asked what became of it
 * @param sweep how often executors are asked for leftovers
 * @param strangersAfter how long a workload that nobody knows is left alone
 * @param budgets what may befall an execution that is not its fault
 */
public record DispatchSettings(
        String holder,
        Duration lease,
        Duration poll,
        Duration lostAfter,
        int turnSize,
        RetryPolicy pauses,
        Duration startPatience,
        Duration sweep,
        Duration strangersAfter,
        Budgets budgets) {

    /** What holds unless configured otherwise. */
    public static DispatchSettings usual(String holder) {
        return new DispatchSettings(
                holder,
                Duration.ofSeconds(10),
                Duration.ofMillis(250),
                Duration.ofMinutes(15),
                1000,
                new RetryPolicy(Integer.MAX_VALUE, Duration.ofMillis(200), 2, Duration.ofSeconds(15), true, List.of()),
                Duration.ofMinutes(2),
                Duration.ofMinutes(5),
                Duration.ofHours(1),
                Budgets.DEFAULT);
    }
}
