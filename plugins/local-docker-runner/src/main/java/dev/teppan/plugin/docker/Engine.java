package dev.teppan.plugin.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.SSLConfig;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The connection to one engine. Calls and streams have connections of their own, so that thousands of followed logs never
 * keep a call waiting.
 */
final class Engine implements AutoCloseable {

    private static final int MAX_CALLS = 128;
    private static final int MAX_STREAMS = 4096;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private final DockerClientConfig config;
    private final @Nullable SSLConfig tls;
    private final DockerHttpClient callTransport;
    private final DockerHttpClient streamTransport;
    private final DockerClient calls;
    private final DockerClient streams;
    private final Duration timeout;
    private volatile boolean doubtful;
    private volatile String another = "";
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** @throws dev.teppan.spi.PermanentException when the files for TLS cannot be used */
    Engine(DockerHostSettings host, DockerSettings settings) {
        DefaultDockerClientConfig.Builder builder = DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost(host.url().toString())
                .withDockerTlsVerify(false);
        settings.dockerConfig().ifPresent(path -> builder.withDockerConfig(path.toString()));
        config = builder.build();
        tls = tls(host);
        callTransport = transport(MAX_CALLS);
        streamTransport = transport(MAX_STREAMS);
        calls = DockerClientImpl.getInstance(config, callTransport);
        streams = DockerClientImpl.getInstance(config, streamTransport);
        timeout = settings.callTimeout();
    }

    /**
     * Calls the engine.
     *
     * @throws DockerException what the engine answered
     * @throws EngineAway when it did not answer in time
     */
    <T> T call(Function<DockerClient, T> action) throws InterruptedException {
        String other = another;
        if (!other.isEmpty()) {
            throw new EngineAway(other);
        }
        try {
            return call(timeout, action);
        } catch (NotFoundException absent) {
            if (doubtful) {
                throw new EngineAway("it has not said yet whether it is the engine that was asked before");
            }
            throw absent;
        }
    }

    /** After it did not answer: what answers next may be another engine, whose word for what is missing counts for nothing. */
    void doubt() {
        doubtful = true;
    }

    /** What answers is the engine that answered before. */
    void recognized() {
        another = "";
        doubtful = false;
    }

    /** What answers is not the engine that answered before: it is asked for nothing but who it is. */
    void isAnother(String detail) {
        another = detail;
    }

    /** Like {@link #call(Function)}, of whatever engine it is that answers. */
    <T> T call(Duration within, Function<DockerClient, T> action) throws InterruptedException {
        return bounded(within, () -> action.apply(calls));
    }

    /** Whether it answers on a connection of its own, which is another matter than on one that is kept open. Blocks. */
    boolean isListening() {
        try (DockerHttpClient fresh = transport(1);
                DockerClient client = DockerClientImpl.getInstance(config, fresh)) {
            bounded(CONNECT_TIMEOUT, () -> client.pingCmd().exec());
            return true;
        } catch (DockerException | EngineAway | IOException away) {
            return false;
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** For commands whose answer is a stream that docker-java reads. */
    DockerClient streams() {
        return streams;
    }

    /** For streams that are read here. */
    DockerHttpClient streamTransport() {
        return streamTransport;
    }

    /** Runs something on a thread of its own until it ends or this is closed. */
    void inBackground(Runnable action) {
        threads.execute(action);
    }

    /** Like {@link #inBackground}, and can be cancelled. */
    Future<?> submit(Runnable action) {
        return threads.submit(action);
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        try (calls;
                streams) {
            callTransport.close();
            streamTransport.close();
        }
    }

    /** Timeouts of Unix sockets cannot be set, so the wait is bounded here; interrupting the call closes its socket. */
    private <T> T bounded(Duration within, Callable<T> action) throws InterruptedException {
        Future<T> result = submitted(action);
        try {
            return result.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new EngineAway("no answer within " + within.toSeconds() + " s");
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof DockerException answered) {
                throw answered;
            }
            throw new EngineAway(failure.getCause() == null ? failure : failure.getCause());
        } finally {
            result.cancel(true);
        }
    }

    /** Whoever asks while this is closed is being stopped too. */
    private <T> Future<T> submitted(Callable<T> action) throws InterruptedException {
        try {
            return threads.submit(action);
        } catch (RejectedExecutionException closed) {
            throw new InterruptedException("the engine's client is closed");
        }
    }

    private static @Nullable SSLConfig tls(DockerHostSettings host) {
        if (host.isLocal()) {
            return new UnusedTls();
        }
        return host.tlsCertPath().map(EngineTls::in).orElse(null);
    }

    private DockerHttpClient transport(int connections) {
        return new ZerodepDockerHttpClient.Builder()
                .dockerHost(config.getDockerHost())
                .sslConfig(tls)
                .maxConnections(connections)
                .connectionTimeout(CONNECT_TIMEOUT)
                .build();
    }
}
