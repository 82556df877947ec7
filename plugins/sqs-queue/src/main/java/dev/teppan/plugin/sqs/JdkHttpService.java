package dev.teppan.plugin.sqs;

import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpService;
import software.amazon.awssdk.utils.AttributeMap;

/** How the SDK finds {@link JdkHttpClient} where it makes a client itself, as for a role that a web identity may assume. */
public final class JdkHttpService implements SdkHttpService {

    @Override
    @SuppressWarnings("rawtypes")
    public SdkHttpClient.Builder createHttpClientBuilder() {
        return new Builder();
    }

    private static final class Builder implements SdkHttpClient.Builder<Builder> {
        @Override
        public SdkHttpClient buildWithDefaults(AttributeMap defaults) {
            return new JdkHttpClient();
        }
    }
}
