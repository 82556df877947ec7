package dev.teppan.platform.scheduling;

import dev.teppan.platform.scheduling.WaitReason.Code;
import dev.teppan.spi.Resources;
import dev.teppan.spi.executor.ExecutorStatus;
import dev.teppan.spi.executor.Pool;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says why one execution waits. Looks at each lane and each site once at the most, never at each execution. */
final class Explainer {

    private final Board board;
    private final SchedulerSettings settings;
    private final Reservations reservations;
    private final BestFit bestFit;

    Explainer(Board board, SchedulerSettings settings, Reservations reservations, BestFit bestFit) {
        this.board = board;
        this.settings = settings;
        this.reservations = reservations;
        this.bestFit = bestFit;
    }

    WaitReason why(int slot, long now) {
        WaitReason reason = now(slot, now);
        Lane lane = board.lanes().get(board.pending().lane(slot));
        boolean forRoom = switch (reason.code()) {
            case WAITING_CAPACITY, FAIR_SHARE_TURN, RESERVED -> lane.need().isPossible(board.sites());
            default -> false;
        };
        return forRoom ? reason.starting(board.forecasts().predict(lane, slot, reason.ahead(), now)) : reason;
    }

    /** Why it waits now, without a prediction, which looks at all that runs. */
    WaitReason now(int slot, long now) {
        board.sitesMayHaveChanged();
        Lane lane = board.lanes().get(board.pending().lane(slot));
        KeyGate key = board.keys().get(board.pending().key(slot));
        long ahead = ahead(lane, slot);
        return keyed(lane, key, ahead)
                .or(() -> barred(lane, now, ahead))
                .or(() -> nowhere(lane, ahead))
                .orElseGet(() -> room(lane, now, ahead));
    }

    private Optional<WaitReason> keyed(Lane lane, @Nullable KeyGate key, long ahead) {
        return key == null || key.opens(lane)
                ? Optional.empty()
                : Optional.of(new WaitReason(
                        Code.LIMIT_KEY,
                        "Of the key " + key.name().key() + ", " + key.running() + " of the " + lane.perKey()
                                + " that may run are running.",
                        ahead));
    }

    private Optional<WaitReason> barred(Lane lane, long now, long ahead) {
        return Stream.of(lane.queue(), lane.tenant().gate(), lane.job())
                .flatMap(gate -> gate.bar(lane.need().vector(), now).stream().map(bar -> barred(gate, bar, ahead)))
                .min(Comparator.comparingInt(reason -> reason.code() == Code.QUEUE_PAUSED ? 0 : 1));
    }

    private WaitReason barred(Gate gate, Gate.Bar bar, long ahead) {
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
                String name = board.dimensions().name(much.dimension());
                yield new WaitReason(
                        limit,
                        who + " holds " + Words.of(name, much.held()) + " of the " + Words.of(name, much.most())
                                + " it may.",
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

    private Optional<WaitReason> nowhere(Lane lane, long ahead) {
        Need need = lane.need();
        if (need.isPossible(board.sites())) {
            return Optional.empty();
        }
        Map<String, ExecutorStatus> executors = executors(need);
        List<Pool> pools = executors.values().stream()
                .flatMap(status -> status.capacity().pools().stream())
                .filter(pool -> PoolMatch.matches(pool, need.runsOn()))
                .toList();
        if (pools.isEmpty()) {
            boolean unknown = need.runsOn().executor().isPresent() && executors.isEmpty();
            boolean none = !unknown
                    && executors.values().stream()
                            .allMatch(status -> status.capacity().pools().isEmpty());
            return Optional.of(
                    none
                            ? unavailable(executors, ahead)
                            : new WaitReason(Code.NO_MATCHING_POOL, "No pool matches where the job may run.", ahead));
        }
        List<Resources> shapes =
                pools.stream().flatMap(pool -> pool.shapes().stream()).toList();
        if (shapes.stream().noneMatch(need.resources()::fitsIn)) {
            String nearest = shapes.stream()
                    .min(Comparator.comparingDouble(shape -> Shortage.of(need.resources(), shape)))
                    .map(shape -> "; the nearest has " + Words.of(shape))
                    .orElse("");
            return Optional.of(new WaitReason(
                    Code.EXCEEDS_ANY_NODE,
                    "Needs " + Words.of(need.resources()) + "; no node of the pools it may use is that large" + nearest
                            + ".",
                    ahead));
        }
        boolean works = executors.values().stream()
                .filter(status ->
                        status.capacity().pools().stream().anyMatch(pool -> PoolMatch.matches(pool, need.runsOn())))
                .anyMatch(status -> status.health().healthy());
        return Optional.of(
                works
                        ? new WaitReason(
                                Code.WAITING_CAPACITY,
                                "Needs " + Words.of(need.resources()) + "; no node that is there now is that large; "
                                        + ahead + " ahead.",
                                ahead)
                        : unavailable(executors, ahead));
    }

    private WaitReason room(Lane lane, long now, long ahead) {
        Need need = lane.need();
        Site fits = null;
        for (int number : need.sites(board.sites())) {
            if (Board.fits(
                    need.vector(),
                    board.sites().free(),
                    number * board.sites().stride(),
                    board.sites().stride())) {
                if (bestFit.isOpen(lane, number, now)) {
                    return new WaitReason(Code.NEXT, "Starts with the next plan.", ahead);
                }
                fits = board.sites().get(number);
            }
        }
        return fits == null ? noRoom(lane, now, ahead) : keptAway(lane, fits, now, ahead);
    }

    private WaitReason keptAway(Lane lane, Site site, long now, long ahead) {
        return lane.need()
                .backoffs()
                .bar(site.placement(), now)
                .map(pause -> new WaitReason(
                        Code.BACKOFF,
                        "Node " + name(site) + " has room, but refused this shape " + pause.refusals()
                                + " times, last: " + pause.detail() + "; it is tried again at "
                                + Instant.ofEpochMilli(pause.until()) + ".",
                        ahead))
                .orElseGet(() -> {
                    Reservation reservation = reservations.at(site.number());
                    String owner = reservation == null
                            ? "another job"
                            : "the job " + reservation.lane().shape().job() + " until "
                                    + Instant.ofEpochMilli(reservation.deadline());
                    return new WaitReason(
                            Code.RESERVED,
                            "Node " + name(site) + " has room, but is kept for " + owner + "; " + ahead + " ahead.",
                            ahead);
                });
    }

    private WaitReason noRoom(Lane lane, long now, long ahead) {
        Need need = lane.need();
        Optional<Reservation> own = reservations.of(lane);
        if (own.isPresent()) {
            return new WaitReason(
                    Code.WAITING_CAPACITY,
                    "Needs " + Words.of(need.resources()) + "; node "
                            + name(own.get().site()) + " is kept for it from "
                            + Instant.ofEpochMilli(own.get().deadline()) + " on; " + ahead + " ahead.",
                    ahead);
        }
        Optional<Tenant> first = servedFirst(lane, now);
        if (first.isPresent()) {
            long[] totals = board.sites().totals();
            return new WaitReason(
                    Code.FAIR_SHARE_TURN,
                    "Application " + lane.tenant().name() + " holds "
                            + Words.percent(lane.tenant().holds(totals)) + " with weight "
                            + lane.tenant().weight() + "; "
                            + first.get().name() + " holds "
                            + Words.percent(first.get().holds(totals)) + " with weight "
                            + first.get().weight() + " and goes first; " + ahead + " ahead.",
                    ahead);
        }
        Resources freest = Arrays.stream(need.sites(board.sites()))
                .mapToObj(number -> free(board.sites().get(number)))
                .min(Comparator.comparingDouble(free -> Shortage.of(need.resources(), free)))
                .orElse(Resources.NONE);
        return new WaitReason(
                Code.WAITING_CAPACITY,
                "Needs " + Words.of(need.resources()) + "; the freest node has " + Words.of(freest) + "; " + ahead
                        + " ahead.",
                ahead);
    }

    /** The application with the least share that waits for room too, where that is another one with less. */
    private Optional<Tenant> servedFirst(Lane lane, long now) {
        long[] totals = board.sites().totals();
        board.lanes().tenants().forEach(tenant -> tenant.reckon(totals, settings.memoryWeight(), now));
        return board.parked().stream()
                .flatMap(need -> need.awaiting().stream())
                .map(Lane::tenant)
                .filter(tenant -> tenant.share() < lane.tenant().share())
                .min(Comparator.comparingDouble(Tenant::share).thenComparing(Tenant::name));
    }

    private Resources free(Site site) {
        int[] free = new int[board.sites().stride()];
        for (int i = 0; i < free.length; i++) {
            free[i] = site.free(i);
        }
        return board.dimensions().resources(free);
    }

    /** Those that it may run on, as far as it names one. */
    private Map<String, ExecutorStatus> executors(Need need) {
        Map<String, ExecutorStatus> all = board.sites().executors();
        return need.runsOn()
                .executor()
                .map(name -> Optional.ofNullable(all.get(name))
                        .map(status -> Map.of(name, status))
                        .orElse(Map.of()))
                .orElse(all);
    }

    private static WaitReason unavailable(Map<String, ExecutorStatus> executors, long ahead) {
        String detail = executors.entrySet().stream()
                .filter(executor -> !executor.getValue().health().healthy())
                .map(executor ->
                        executor.getKey() + ": " + executor.getValue().health().detail())
                .findFirst()
                .orElse("no node takes work");
        return new WaitReason(Code.EXECUTOR_UNAVAILABLE, "No executor works now (" + detail + ").", ahead);
    }

    /** How many of its application go first. */
    private long ahead(Lane lane, int slot) {
        long ahead = 0;
        for (Lane other : board.lanes().all()) {
            if (other.tenant() == lane.tenant() && other.priority() >= lane.priority()) {
                ahead += other.priority() > lane.priority()
                        ? other.line().size()
                        : other.line().rank(slot);
            }
        }
        return ahead;
    }

    private static String name(Site site) {
        return site.placement().node().isEmpty()
                ? site.placement().pool()
                : site.placement().node();
    }
}
