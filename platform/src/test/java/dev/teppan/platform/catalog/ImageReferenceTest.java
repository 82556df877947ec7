package dev.teppan.platform.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReferenceTest {

    private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            app,                              -,                    app,        -
            app:v1,                           -,                    app,        v1
            ns/app,                           -,                    ns/app,     -
            host:80/a:t,                      host:80,              a,          t
            localhost/a,                      localhost,            a,          -
            123.dkr.ecr.example.com/ns/app:v1, 123.dkr.ecr.example.com, ns/app, v1
            [::1]:5000/a,                     [::1]:5000,           a,          -
            """)
    void takesReferencesApart(String text, String registry, String repository, String tag) {
        assertThat(ImageReference.parse(text))
                .contains(new ImageReference(
                        Optional.ofNullable(registry), repository, Optional.ofNullable(tag), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "App", "a//b", "a:", "a@sha256:12", "a:b:c", "host:80/", "-a", "a b", "a:.t", "/a", "a/"})
    void refusesWhatIsNone(String text) {
        assertThat(ImageReference.parse(text)).isEmpty();
    }

    @Property(tries = 300)
    void writesWhatItRead(@ForAll("references") String text) {
        assertThat(ImageReference.parse(text).map(ImageReference::toString)).contains(text);
    }

    @Property(tries = 300)
    void anotherTagKeepsRegistryAndRepository(@ForAll("references") String text) {
        ImageReference image = ImageReference.parse(text).orElseThrow();
        ImageReference moved =
                ImageReference.parse(image.withTag("798926db").toString()).orElseThrow();

        assertThat(moved)
                .isEqualTo(new ImageReference(
                        image.registry(), image.repository(), Optional.of("798926db"), Optional.empty()));
    }

    @Provide
    Arbitrary<String> references() {
        Arbitrary<String> registry =
                Arbitraries.of("", "localhost/", "localhost:5000/", "r.example/", "r.example:443/", "[::1]:5000/");
        Arbitrary<String> component = Arbitraries.of("app", "a", "my-app", "my__app", "a.b", "0x1");
        Arbitrary<String> path = component.list().ofMinSize(1).ofMaxSize(3).map(parts -> String.join("/", parts));
        Arbitrary<String> tag = Arbitraries.of("", ":latest", ":v1.2_3-x", ":0");
        Arbitrary<String> digest = Arbitraries.of("", "@" + DIGEST);
        return Combinators.combine(registry, path, tag, digest).as((r, p, t, d) -> r + p + t + d);
    }
}
