package dev.teppan.plugin.docker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ImageReferenceTest {

    @ParameterizedTest
    @CsvSource({
        "busybox, busybox, latest",
        "busybox:1.36, busybox, 1.36",
        "localhost:5000/app, localhost:5000/app, latest",
        "registry.example.com:5000/team/app:v1, registry.example.com:5000/team/app, v1",
        "app@sha256:abc, app, sha256:abc",
        "localhost:5000/app:v1@sha256:abc, localhost:5000/app, sha256:abc",
    })
    void splitsRepositoryAndTagOrDigest(String reference, String repository, String tagOrDigest) {
        assertThat(ImageReference.parse(reference)).isEqualTo(new ImageReference(repository, tagOrDigest));
    }
}
