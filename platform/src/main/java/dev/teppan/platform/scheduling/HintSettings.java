package dev.teppan.platform.scheduling;

import java.time.Duration;
import java.util.Optional;

/**
 * How a pool grows and shrinks.
 *
 * @param least nodes, also when nothing waits or runs; 0 lets it shrink to nothing
 * @param most nodes
 * @param headRoom how much larger than needed it is to be, as a part; 0.1 is a tenth
 * @param mostPerHour what its nodes may cost together
 * @param confirmation how long one more node must be needed before it is asked for; two or more are asked for at once
 * @param impatience one more is asked for at once when the oldest waits for longer
 * @param cooldown after it grew, for how long it does not shrink
 * @param idleGrace for how long a node is empty before it may go
 * @param keepIdle of the empty ones, how many stay longer
 * @param keepIdleGrace for how long those stay
 */
public record HintSettings(
        int least,
        int most,
        double headRoom,
        Optional<Double> mostPerHour,
        Duration confirmation,
        Duration impatience,
        Duration cooldown,
        Duration idleGrace,
        int keepIdle,
        Duration keepIdleGrace) {

    /** For pools of which nobody said anything else: from 0 to 1,000 nodes, no head-room, no matter what they cost. */
    public static final HintSettings USUAL = upTo(1_000);

    /** The same with other bounds and another head-room. */
    public HintSettings with(int least, int most, double headRoom) {
        return new HintSettings(
                least,
                most,
                headRoom,
                mostPerHour,
                confirmation,
                impatience,
                cooldown,
                idleGrace,
                keepIdle,
                keepIdleGrace);
    }

    /** What is usual for a pool of up to so many nodes. */
    public static HintSettings upTo(int most) {
        return new HintSettings(
                0,
                most,
                0,
                Optional.empty(),
                Duration.ofSeconds(20),
                Duration.ofSeconds(20),
                Duration.ofMinutes(2),
                Duration.ofMinutes(2),
                1,
                Duration.ofMinutes(15));
    }

    public HintSettings {
        if (least < 0 || most < least || headRoom < 0 || keepIdle < 0) {
            throw new IllegalArgumentException("no pool: from " + least + " to " + most + " nodes, head-room "
                    + headRoom + ", " + keepIdle + " idle");
        }
    }
}
