package dev.teppan.platform.app.cluster;

import dev.teppan.platform.api.execution.DispatchView;
import dev.teppan.platform.dispatch.Explanation;
import dev.teppan.platform.dispatch.WhyLookup;
import dev.teppan.platform.execution.Execution;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.scheduling.PoolHint;
import dev.teppan.platform.scheduling.Survey;
import dev.teppan.platform.store.Database;
import dev.teppan.platform.store.StoredExecution;
import dev.teppan.spi.executor.ExecutorStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What dispatch knows, from wherever it runs: here, at another host, or, where that cannot be asked, from the database. */
final class ClusterView implements DispatchView {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterView.class);

    private final WhyLookup here;
    private final Holder holder;
    private final Optional<PeerClient> peers;
    private final Database database;

    ClusterView(WhyLookup here, Holder holder, Optional<PeerClient> peers, Database database) {
        this.here = here;
        this.holder = holder;
        this.peers = peers;
        this.database = database;
    }

    private interface Question<T> {
        T ask(PeerClient peer, URI host) throws IOException, InterruptedException;
    }

    @Override
    public Optional<Reason> why(ExecutionId id) throws InterruptedException {
        if (holder.isHere()) {
            return here.why(id).map(ClusterView::reason);
        }
        Optional<Optional<Reason>> asked = ask((peer, host) -> {
            Optional<HttpResponse<byte[]>> answer = peer.get(host, "/why/" + id, Duration.ofSeconds(1));
            return answer.isEmpty()
                    ? Optional.empty()
                    : Optional.of(PeerText.read(answer.get().body(), Explanation.class))
                            .map(ClusterView::reason);
        });
        return asked.isPresent()
                ? asked.get()
                : database.executions().find(id).map(StoredExecution::execution).flatMap(ClusterView::stored);
    }

    @Override
    public Capacity capacity() throws InterruptedException {
        if (holder.isHere()) {
            return new Capacity(here.capacity(), false);
        }
        Optional<Map<String, ExecutorStatus>> asked = ask((peer, host) -> peer.get(host, "/capacity", Duration.ZERO)
                .map(HttpResponse::body)
                .map(CapacityText::readAll)
                .orElseGet(Map::of));
        return asked.map(executors -> new Capacity(executors, false))
                .orElseGet(
                        () -> new Capacity(CapacityText.read(database.dispatch().keptCapacity()), true));
    }

    @Override
    public Optional<Survey> survey() throws InterruptedException {
        if (holder.isHere()) {
            return here.survey();
        }
        return ask((peer, host) -> peer.get(host, "/survey", Duration.ofSeconds(1))
                        .map(answer -> PeerText.read(answer.body(), Survey.class)))
                .flatMap(found -> found);
    }

    @Override
    public Optional<List<PoolHint>> hints() throws InterruptedException {
        if (holder.isHere()) {
            return here.hints();
        }
        return ask((peer, host) -> peer.get(host, "/hints", Duration.ZERO)
                        .map(answer -> List.of(PeerText.read(answer.body(), PoolHint[].class))))
                .flatMap(found -> found);
    }

    /** Empty when no other host dispatches, or it does not answer. */
    private <T> Optional<T> ask(Question<T> question) throws InterruptedException {
        Optional<URI> host = holder.elsewhere();
        if (host.isEmpty() || peers.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(question.ask(peers.get(), host.get()));
        } catch (IOException | UncheckedIOException e) {
            LOG.atWarn()
                    .addKeyValue("host", host.get())
                    .addKeyValue("reason", e.getMessage())
                    .log("The host that dispatches could not be asked; the answer is what was stored last");
            return Optional.empty();
        }
    }

    private static Reason reason(Explanation found) {
        return new Reason(found.code(), found.sentence(), found.ahead(), found.start());
    }

    private static Optional<Reason> stored(Execution execution) {
        return switch (execution.state()) {
            case SCHEDULED ->
                Optional.of(new Reason(
                        "delayed", "Is not due before " + execution.notBefore() + ".", 0, Optional.empty(), true));
            case PENDING ->
                Optional.of(new Reason(
                        "unknown",
                        "Waits since " + execution.waitingSince()
                                + ". The host that dispatches cannot be asked what for at the moment.",
                        0,
                        Optional.empty(),
                        true));
            case STARTING, RUNNING, SUCCEEDED, FAILED, CANCELED -> Optional.empty();
        };
    }
}
