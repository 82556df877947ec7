package dev.teppan.platform.scheduling;

import dev.teppan.platform.catalog.Shortage;
import dev.teppan.platform.scheduling.WaitReason.Code;
import dev.teppan.spi.Resources;
import dev.teppan.spi.executor.ExecutorStatus;
import dev.teppan.spi.executor.Pool;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says why there is no place for an execution now, were all of them empty. */
final class PlaceReasons {

    private final Sites sites;

    PlaceReasons(Sites sites) {
        this.sites = sites;
    }

    Optional<WaitReason> nowhere(Lane lane, long ahead) {
        Need need = lane.need();
        if (need.isPossible(sites)) {
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

    /** Those that it may run on, as far as it names one. */
    private Map<String, ExecutorStatus> executors(Need need) {
        Map<String, ExecutorStatus> all = sites.executors();
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
}
