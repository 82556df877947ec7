package dev.teppan.plugin.sqs;

import dev.teppan.spi.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** ElasticMQ, a server of SQS's protocol, in this process, and a client of it that is not the plugin's. */
final class SqsServer implements AutoCloseable {

    private final SQSRestServer server;
    private final int port;
    private final SqsClient client;

    private SqsServer(int wanted) {
        server =
                SQSRestServerBuilder.withPort(wanted).withInterface("127.0.0.1").start();
        port = server.waitUntilStarted().localAddress().getPort();
        client = SqsClient.builder()
                .httpClient(new JdkHttpClient())
                .endpointOverride(endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .build();
    }

    static SqsServer start() {
        return new SqsServer(0);
    }

    /** Another one where this one was; its queues are gone. */
    static SqsServer startAt(int port) {
        return new SqsServer(port);
    }

    int port() {
        return port;
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    SqsClient client() {
        return client;
    }

    /** Makes a queue with no other attributes than a FIFO one needs; answers its URL. */
    String make(String name) {
        Map<String, String> fifo = name.endsWith(".fifo") ? Map.of("FifoQueue", "true") : Map.of();
        return client.createQueue(request -> request.queueName(name).attributesWithStrings(fifo))
                .queueUrl();
    }

    SqsSettings settings(String queue, Duration hold) {
        return settings(queue, hold, Optional.empty());
    }

    SqsSettings settings(String queue, Duration hold, Optional<SqsCreate> create) {
        return new SqsSettings(
                queue,
                Optional.empty(),
                Optional.of("us-east-1"),
                Optional.of(endpoint()),
                Optional.of("key"),
                Optional.of(new Secret("secret")),
                Optional.empty(),
                Optional.empty(),
                create,
                hold,
                Duration.ofSeconds(5),
                1_048_576,
                4);
    }

    @Override
    public void close() {
        client.close();
        server.stopAndWait();
    }
}
