package dev.teppan.platform.app.cluster;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Asks other hosts. Each call blocks, for two seconds longer at the most than the other host was asked to wait. */
final class PeerClient implements AutoCloseable {

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(1);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);

    private final SharedSecret secret;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_WITHIN)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    PeerClient(SharedSecret secret) {
        this.secret = secret;
    }

    /**
     * Asks for something.
     *
     * @param patience how long the other host may wait before it answers
     * @return empty when the other host has no such thing
     */
    Optional<HttpResponse<byte[]>> get(URI host, String path, Duration patience)
            throws PeerAwayException, InterruptedException {
        HttpResponse<byte[]> answer = send(request(host, path, patience).GET().build());
        return switch (answer.statusCode()) {
            case 200 -> Optional.of(answer);
            case 204, 404 -> Optional.empty();
            default -> throw new PeerAwayException(host + " answered " + answer.statusCode());
        };
    }

    /** Tells something. */
    void post(URI host, String path) throws PeerAwayException, InterruptedException {
        int status = send(request(host, path, Duration.ZERO)
                        .POST(BodyPublishers.noBody())
                        .build())
                .statusCode();
        if (status != 204) {
            throw new PeerAwayException(host + " answered " + status);
        }
    }

    private HttpRequest.Builder request(URI host, String path, Duration patience) {
        String base = host.toString().replaceFirst("/+$", "");
        return HttpRequest.newBuilder(URI.create(base + PeersResource.ROOT + path))
                .timeout(ANSWER_WITHIN.plus(patience))
                .header("Authorization", secret.header());
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws PeerAwayException, InterruptedException {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new PeerAwayException(request.uri().getAuthority() + " does not answer: " + e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
