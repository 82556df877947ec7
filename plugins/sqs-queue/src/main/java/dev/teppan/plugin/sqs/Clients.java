package dev.teppan.plugin.sqs;

import dev.teppan.spi.PermanentException;
import dev.teppan.spi.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/** The SDK's clients as the settings want them. Making them connects to nothing. */
final class Clients implements AutoCloseable {

    private static final String SESSION = "teppan";

    private final SdkHttpClient http = new JdkHttpClient();
    private final Optional<StsClient> sts;
    private final SqsClient sqs;

    /** @throws PermanentException when there is no region */
    Clients(SqsSettings settings, QueueAddress address) {
        Region region = region(settings, address);
        AwsCredentialsProvider own = settings.accessKeyId()
                .<AwsCredentialsProvider>map(id -> StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        id, settings.secretAccessKey().map(Secret::reveal).orElse(""))))
                .orElseGet(() -> DefaultCredentialsProvider.builder().build());
        sts = settings.assumeRole()
                .map(role -> StsClient.builder()
                        .httpClient(http)
                        .region(region)
                        .credentialsProvider(own)
                        .build());
        AwsCredentialsProvider credentials = sts.<AwsCredentialsProvider>map(client -> role(client, settings))
                .orElse(own);
        var builder = SqsClient.builder()
                .httpClient(http)
                .region(region)
                .credentialsProvider(credentials)
                .overrideConfiguration(limits(settings.callTimeout()));
        Optional<URI> endpoint = settings.endpoint().or(address::endpoint);
        endpoint.ifPresent(builder::endpointOverride);
        sqs = builder.build();
    }

    private static ClientOverrideConfiguration limits(Duration callTimeout) {
        return ClientOverrideConfiguration.builder()
                .retryStrategy(RetryMode.ADAPTIVE_V2)
                .apiCallAttemptTimeout(callTimeout)
                .build();
    }

    private static AwsCredentialsProvider role(StsClient sts, SqsSettings settings) {
        return StsAssumeRoleCredentialsProvider.builder()
                .stsClient(sts)
                .refreshRequest(request -> {
                    request.roleArn(settings.assumeRole().orElseThrow()).roleSessionName(SESSION);
                    settings.externalId().ifPresent(request::externalId);
                })
                .build();
    }

    private static Region region(SqsSettings settings, QueueAddress address) {
        Optional<String> named = settings.region().or(address::region);
        if (named.isPresent()) {
            return Region.of(named.get());
        }
        try {
            return DefaultAwsRegionProviderChain.builder().build().getRegion();
        } catch (SdkClientException e) {
            throw new PermanentException(
                    "region is not given, and neither AWS_REGION, a profile nor the instance tells it", e);
        }
    }

    SqsClient sqs() {
        return sqs;
    }

    @Override
    public void close() {
        sqs.close();
        sts.ifPresent(StsClient::close);
        http.close();
    }
}
