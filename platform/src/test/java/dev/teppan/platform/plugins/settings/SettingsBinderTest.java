package dev.teppan.platform.plugins.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.teppan.platform.plugins.settings.SettingsSchema.Field;
import dev.teppan.platform.plugins.settings.SettingsSchema.ValueType;
import dev.teppan.spi.Resources;
import dev.teppan.spi.Secret;
import dev.teppan.spi.Setting;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsBinderTest {

    enum Policy {
        ALWAYS,
        IF_MISSING
    }

    record Mount(
            @Setting("Where.") Path path,

            @Setting(value = "Writable.", defaultValue = "false")
            boolean writable) {}

    record All(
            @Setting("Text.") String text,

            @Setting(value = "Number.", defaultValue = "3") @Min(1) @Max(9)
            int number,

            long large,
            @Setting(value = "Share.", defaultValue = "0.5") double share,

            @Setting(value = "Switch.", defaultValue = "true")
            boolean on,

            @Setting(value = "Policy.", defaultValue = "if-missing")
            Policy policy,

            @Setting(value = "Wait.", defaultValue = "30s") Duration patience,
            Optional<URI> address,
            Optional<Secret> secret,
            Optional<Resources> reserve,
            List<Mount> mounts,
            Map<String, String> labels,
            Set<Policy> policies,
            @Size(max = 2) List<@NotBlank String> names) {}

    record Pair(Secret secret, int low, int high) {
        Pair {
            if (low > high) {
                throw new IllegalArgumentException("low must not exceed high, with " + secret.reveal());
            }
        }
    }

    private final SettingsBinder binder = new SettingsBinder(SecretSource.ofHost(Map.of("TOKEN", "t0p-s3cret")));

    @TempDir
    private Path directory;

    @Test
    void bindsEveryType() {
        All all = valid(All.class, """
                text: hello
                number: 7
                large: 5000000000
                share: 0.25
                on: false
                policy: Always
                patience: 250ms
                address: https://example.org/x
                secret: env:TOKEN
                reserve: {cpu: 500m, memory: 2GiB, gpu: 1, fpga: 2}
                mounts: [{path: /a}, {path: /b, writable: true}]
                labels: {a: b, c: 1}
                policies: [always, if_missing]
                names: [x]
                """);
        assertThat(all.text()).isEqualTo("hello");
        assertThat(all.number()).isEqualTo(7);
        assertThat(all.large()).isEqualTo(5_000_000_000L);
        assertThat(all.share()).isEqualTo(0.25);
        assertThat(all.on()).isFalse();
        assertThat(all.policy()).isEqualTo(Policy.ALWAYS);
        assertThat(all.patience()).isEqualTo(Duration.ofMillis(250));
        assertThat(all.address()).contains(URI.create("https://example.org/x"));
        assertThat(all.secret()).contains(new Secret("t0p-s3cret"));
        assertThat(all.reserve())
                .contains(Resources.of(500, 2048).with("gpu", 1000).with("fpga", 2));
        assertThat(all.mounts()).containsExactly(new Mount(Path.of("/a"), false), new Mount(Path.of("/b"), true));
        assertThat(all.labels()).containsExactlyInAnyOrderEntriesOf(Map.of("a", "b", "c", "1"));
        assertThat(all.policies()).containsExactly(Policy.ALWAYS, Policy.IF_MISSING);
        assertThat(all.names()).containsExactly("x");
    }

    @Test
    void takesDefaultsWhereNothingIsGiven() {
        All all = valid(All.class, "{text: a, large: 1}");
        assertThat(all.number()).isEqualTo(3);
        assertThat(all.policy()).isEqualTo(Policy.IF_MISSING);
        assertThat(all.patience()).isEqualTo(Duration.ofSeconds(30));
        assertThat(all.secret()).isEmpty();
        assertThat(all.mounts()).isEmpty();
        assertThat(all.labels()).isEmpty();
    }

    @Test
    void reportsAllThatIsWrongTogether() {
        assertThat(invalid(All.class, """
                        number: 10
                        large: 1.5
                        on: perhaps
                        policy: never
                        patience: 30
                        secret: env:NOT_SET
                        reserve: {cpu: much, memory: 1.5}
                        mounts: [{pth: /a}]
                        names: [x, ' ']
                        lables: {}
                        """))
                .extracting(SettingProblem::pointer)
                .containsExactly(
                        "/text",
                        "/number",
                        "/large",
                        "/on",
                        "/policy",
                        "/patience",
                        "/secret",
                        "/reserve/cpu",
                        "/reserve/memory",
                        "/mounts/0/path",
                        "/mounts/0/pth",
                        "/names/1",
                        "/lables");
    }

    @Test
    void saysWhatWouldBeRight() {
        List<SettingProblem> problems =
                invalid(All.class, "{text: [a], number: 99, patience: soon, policy: x, lables: {}, large: 1}");
        assertThat(problems)
                .extracting(problem -> problem.pointer() + " " + problem.message())
                .containsExactly(
                        "/text must be text",
                        "/number must be less than or equal to 9",
                        "/policy must be one of always, if-missing",
                        "/patience must be a duration such as 250ms, 30s, 15m, 6h or 2d",
                        "/lables is not a setting; did you mean labels?");
    }

    @Test
    void readsSecretsFromFiles() throws Exception {
        Path file = Files.writeString(directory.resolve("secret"), "from a file\n");
        Pair pair = valid(Pair.class, "{secret: 'file:" + file + "', low: 1, high: 2}");
        assertThat(pair.secret().reveal()).isEqualTo("from a file");
    }

    @Test
    void neverShowsASecret() {
        assertThat(invalid(Pair.class, "{secret: env:TOKEN, low: 2, high: 1}"))
                .containsExactly(new SettingProblem("", "low must not exceed high, with ******"));
        assertThat(invalid(Pair.class, "{secret: {value: plain}, low: x, high: 1}")
                        .toString())
                .doesNotContain("plain");
    }

    @Test
    void refusesReferencesInWhatComesOverTheApi() throws Exception {
        SettingsBinder api = binder.with(SecretSource.plainOnly());
        assertThat(api.bind(Pair.class, tree("{secret: 'file:/etc/passwd', low: 1, high: 2}")))
                .isEqualTo(new Bound.Invalid<Pair>(
                        List.of(new SettingProblem("/secret", "env: and file: cannot be used here"))));
    }

    @Test
    void describesARecordAsData() {
        List<Field> fields = SettingsSchema.of(All.class).fields();
        Field number = fields.get(1);
        assertThat(number.type()).isEqualTo(ValueType.INTEGER);
        assertThat(number.defaultValue()).isEqualTo("3");
        assertThat(number.constraints()).containsEntry("min", "1").containsEntry("max", "9");
        assertThat(number.required()).isFalse();
        assertThat(fields.getFirst().required()).isTrue();
        Field policies = fields.get(12);
        assertThat(policies.element()).contains(ValueType.CHOICE);
        assertThat(policies.choices()).containsExactly("always", "if-missing");
        assertThat(fields.get(10).children()).extracting(Field::name).containsExactly("path", "writable");
        assertThat(fields.get(13).constraints()).containsEntry("size", "0..2");
    }

    private <C extends Record> C valid(Class<C> type, String yaml) {
        Bound<C> bound = binder.bind(type, tree(yaml));
        assertThat(bound).isInstanceOf(Bound.Valid.class);
        return ((Bound.Valid<C>) bound).value();
    }

    private <C extends Record> List<SettingProblem> invalid(Class<C> type, String yaml) {
        Bound<C> bound = binder.bind(type, tree(yaml));
        assertThat(bound).isInstanceOf(Bound.Invalid.class);
        return ((Bound.Invalid<C>) bound).problems();
    }

    private static JsonNode tree(String yaml) {
        try {
            return new YAMLMapper().readTree(yaml);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
