package dev.teppan.platform.scheduling;

import dev.teppan.platform.scheduling.WaitReason.Code;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says which limit keeps an execution waiting, whatever room there is. */
final class LimitReasons {

    private final Dimensions dimensions;

    LimitReasons(Dimensions dimensions) {
        this.dimensions = dimensions;
    }

    Optional<WaitReason> keyed(Lane lane, @Nullable KeyGate key, long ahead) {
        return key == null || key.opens(lane)
                ? Optional.empty()
                : Optional.of(new WaitReason(
                        Code.LIMIT_KEY,
                        "Of the key " + key.name().key() + ", " + key.running() + " of the " + lane.perKey()
                                + " that may run are running.",
                        ahead));
    }

    Optional<WaitReason> barred(Lane lane, long now, long ahead) {
        return Stream.of(lane.queue(), lane.tenant().gate(), lane.job())
                .flatMap(
                        gate -> gate.bar(lane.need().vector(), now).stream().map(bar -> barred(gate, bar, lane, ahead)))
                .min(Comparator.comparingInt(reason -> reason.code() == Code.QUEUE_PAUSED ? 0 : 1));
    }

    private WaitReason barred(Gate gate, Gate.Bar bar, Lane lane, long ahead) {
        String who = switch (gate.kind()) {
                    case APPLICATION -> "Application ";
                    case QUEUE -> "Queue ";
                    case JOB -> "Job ";
                }
                + gate.name();
        Code limit = switch (gate.kind()) {
            case APPLICATION -> Code.LIMIT_APPLICATION;
            case QUEUE -> Code.LIMIT_QUEUE;
            case JOB -> Code.LIMIT_JOB;
        };
        return switch (bar) {
            case Gate.Bar.Paused paused -> new WaitReason(Code.QUEUE_PAUSED, who + " is paused.", ahead);
            case Gate.Bar.Running full ->
                new WaitReason(limit, who + " runs " + full.running() + " of the " + full.most() + " it may.", ahead);
            case Gate.Bar.Holding much -> {
                String name = dimensions.name(much.dimension());
                yield new WaitReason(
                        limit,
                        who + " holds " + Words.of(name, much.held()) + " of the " + Words.of(name, much.most())
                                + " it may; this needs "
                                + Words.of(name, lane.need().vector()[much.dimension()]) + ".",
                        ahead);
            }
            case Gate.Bar.Starts often ->
                new WaitReason(
                        Code.RATE,
                        who + " may start " + often.rate().starts() + " per "
                                + Words.seconds(often.rate().per()) + " and started " + often.started()
                                + "; the next may start at " + Instant.ofEpochMilli(often.opensAt()) + ".",
                        ahead);
        };
    }
}
