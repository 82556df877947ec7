package dev.teppan.plugin.sqs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * The SDK's HTTP on the JDK's client: no library more, connections that are kept as many as are in use, and calls that end when
 * their thread is interrupted, also on virtual threads. Bodies are read whole; those of SQS are small.
 */
final class JdkHttpClient implements SdkHttpClient {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** The client sets them itself and refuses to be given them; their values are the same. */
    private static final Set<String> OWN_HEADERS = Set.of("host", "content-length", "expect", "connection");

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .proxy(ProxySelector.getDefault())
            .build();

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new Exchange(request);
    }

    @Override
    public String clientName() {
        return "JdkHttp";
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private final class Exchange implements ExecutableHttpRequest {

        private final HttpExecuteRequest request;
        private final CompletableFuture<Void> aborted = new CompletableFuture<>();

        Exchange(HttpExecuteRequest request) {
            this.request = request;
        }

        @Override
        public HttpExecuteResponse call() throws IOException {
            CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(converted(), BodyHandlers.ofByteArray());
            var unused = aborted.thenRun(() -> answer.cancel(true));
            try {
                return converted(answer.get());
            } catch (InterruptedException e) {
                answer.cancel(true);
                Thread.currentThread().interrupt();
                InterruptedIOException broken = new InterruptedIOException("the call was broken off");
                broken.initCause(e);
                throw broken;
            } catch (CancellationException e) {
                throw new IOException("the call was given up", e);
            } catch (ExecutionException e) {
                throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
            }
        }

        @Override
        public void abort() {
            aborted.complete(null);
        }

        private HttpRequest converted() throws IOException {
            SdkHttpRequest from = request.httpRequest();
            HttpRequest.Builder to =
                    HttpRequest.newBuilder(from.getUri()).method(from.method().name(), body());
            from.forEachHeader((name, values) -> {
                if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                    values.forEach(value -> to.header(name, value));
                }
            });
            return to.build();
        }

        private BodyPublisher body() throws IOException {
            if (request.contentStreamProvider().isEmpty()) {
                return BodyPublishers.noBody();
            }
            ContentStreamProvider content = request.contentStreamProvider().get();
            try (InputStream in = content.newStream()) {
                return BodyPublishers.ofByteArray(in.readAllBytes());
            }
        }

        private static HttpExecuteResponse converted(HttpResponse<byte[]> from) {
            SdkHttpFullResponse.Builder to = SdkHttpFullResponse.builder().statusCode(from.statusCode());
            from.headers().map().forEach(to::putHeader);
            return HttpExecuteResponse.builder()
                    .response(to.build())
                    .responseBody(AbortableInputStream.create(new ByteArrayInputStream(from.body())))
                    .build();
        }
    }
}
