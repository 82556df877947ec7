package dev.teppan.platform.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.teppan.platform.execution.Reason;
import dev.teppan.spi.Resources;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionCodecTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES, JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .build();
    private static final JobKey KEY = new JobKey("shop", "Mail::SendJob");

    private final DefinitionCodec codec = new DefinitionCodec((type, settings) -> type.equals("docker")
                    && settings.has("user")
                    && !settings.get("user").isTextual()
            ? List.of(new Problem("/user", "must be text"))
            : List.of());

    @Test
    void fillsInWhatAJobDoesNotSay() {
        Job job = codec.job(KEY, json("{}")).orElseThrow();

        assertThat(job.resources()).isEqualTo(Resources.of(250, 256));
        assertThat(job.limits().timeout()).isEqualTo(Duration.ofDays(1));
        assertThat(job.queue()).isEqualTo("default");
        assertThat(job.retry().attempts()).isEqualTo(1);
        assertThat(job.command()).isEmpty();
        assertThat(job.runsOn()).isEmpty();
    }

    @Test
    void readsAllThatAJobCanSay() {
        Job job = codec.job(KEY, json("""
                {kind: 'Job', application: 'shop', name: 'Mail::SendJob', image: 'registry.example:5000/shop/mail:v1',
                 command: ['bin/mail', '--all'], environment: {A: 'b'}, secrets: {KEY: {env: 'MAIL_KEY'}, CERT: {file: 'mail.pem'}},
                 variables: 'teppan', resources: {cpu: 0.5, memory: '2GiB', gpu: '250m', licence: 3}, timeout: '15m',
                 stopGrace: '30s', queueTimeout: '2d', spread: true,
                 limits: {running: 4, resources: {memory: '16GiB', gpu: 2, licence: 9}, rate: {starts: 10, per: '1m'}, runningPerKey: 2},
                 runsOn: {executor: 'local', pool: 'p', labels: {zone: 'a'}},
                 executorSettings: {docker: {user: 'app'}}, idempotent: true, queue: 'slow',
                 retry: {attempts: 5, base: '250ms', factor: 1.5, max: '10m', jitter: false,
                         rules: [{exitCodes: [2, 1], retry: false}, {reasons: ['timeout'], retry: true}]}}
                """)).orElseThrow();

        assertThat(job.resources().amounts())
                .isEqualTo(Map.of("cpu", 500L, "memory", 2048L, "gpu", 250L, "licence", 3L));
        assertThat(job.secrets().get("CERT")).isEqualTo(new SecretReference.FromFile("mail.pem"));
        assertThat(job.limits().ceiling())
                .isEqualTo(new Ceiling(
                        Optional.of(4),
                        new Resources(new TreeMap<>(Map.of("memory", 16384L, "gpu", 2000L, "licence", 9L))),
                        Optional.of(new Rate(10, Duration.ofMinutes(1)))));
        assertThat(job.limits().runningPerKey()).contains(2);
        assertThat(job.spread()).isTrue();
        assertThat(job.retry().rules().get(0).exitCodes()).isEqualTo(Set.of(1, 2));
        assertThat(job.retry().rules().get(1).reasons()).isEqualTo(Set.of(Reason.TIMEOUT));
        assertThat(DefinitionCodec.storedJob(KEY, DefinitionCodec.write(job).toString()))
                .isEqualTo(job);
    }

    @Test
    void reportsAllProblemsAtOnce() {
        assertThat(problems("""
                {imgae: 'x', environment: {TEPPAN_X: 'a', N: 1}, resources: {cpu: 0, memory: '1GB'}, timeout: 5, retry: {rules: [{}]},
                 executorSettings: {docker: {user: 1}}}
                """))
                .containsExactlyInAnyOrder(
                        "/imgae: is no field here; did you mean \"image\"?",
                        "/environment/TEPPAN_X: must not begin with \"TEPPAN_\", which is the platform's own",
                        "/environment/N: must be text; put it in quotes",
                        "/resources/cpu: must be cores (0.5, 2) or millicores (\"500m\"), from 1m to 1,000 cores",
                        "/resources/memory: must be \"256MiB\", \"2GiB\" or an integer of MiB, from 4 MiB to 64 TiB",
                        "/timeout: must be a duration such as \"250ms\", \"30s\", \"15m\", \"6h\" or \"2d\", from 1s to 30d",
                        "/retry/rules/0/retry: must be given: true or false",
                        "/executorSettings/docker/user: must be text");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            []                                             | must be an object
            {image: 'Upper/Case'}                          | /image: must be an image reference
            {image: 1}                                     | /image: must be text; put it in quotes
            {name: 'Other'}                                | /name: must be "Mail::SendJob" here, or absent
            {kind: 'Queue'}                                | /kind: must be "Job" here, or absent
            {command: 'ls'}                                | /command: must be a list of up to 1,000
            {command: [1]}                                 | /command/0: must be text; put it in quotes
            {command: ['a\\u0000b']}                       | /command/0: must not contain control characters
            {command: ['a\\ud800b']}                       | /command/0: must not contain control characters
            {environment: {'A=B': 'c'}}                    | /environment/A=B: its name must be a name of 1 to 128 characters
            {environment: {'A/~B': 'c'}}                   | /environment/A~1~0B: its name must be
            {environment: {BARBEQUE_JOB: 'x'}}             | /environment/BARBEQUE_JOB: must not begin with "BARBEQUE_"
            {secrets: {A: 'plain'}}                        | /secrets/A: must be {"env": NAME} or {"file": PATH}
            {secrets: {A: {env: 'B', file: 'c'}}}          | /secrets/A: must be {"env": NAME} or {"file": PATH}
            {secrets: {A: {env: 'B'}}, environment: {A: ''}} | /secrets/A: must not be in the environment as well
            {variables: 'all'}                             | /variables: must be "both", "teppan" or "barbeque"
            {resources: {cpu: 1e999999999}}                | /resources/cpu: must be cores
            {resources: {cpu: '1.5'}}                      | /resources/cpu: must be cores
            {resources: {cpu: 0.0001}}                     | /resources/cpu: must be cores
            {resources: {memory: 3}}                       | /resources/memory: must be "256MiB"
            {resources: {memory: 256.5}}                   | /resources/memory: must be "256MiB"
            {resources: {Disk: 3}}                         | /resources/Disk: its name must be
            {resources: {disk: '3'}}                       | /resources/disk: must be an integer from 1
            {timeout: '31d'}                               | /timeout: must be a duration
            {timeout: '999999999999d'}                     | /timeout: must be a duration
            {stopGrace: '-1s'}                             | /stopGrace: must be a duration
            {maxRunning: 0}                                | /maxRunning: must be an integer from 1 to 1,000,000
            {maxRunning: 99999999999}                      | /maxRunning: must be an integer from 1 to 1,000,000
            {maxRunning: 3, limits: {running: 3}}          | /maxRunning: is the former name of limits.running; give that alone
            {limits: 3}                                    | /limits: must be an object
            {limits: {running: 0}}                         | /limits/running: must be an integer from 1 to 1,000,000
            {limits: {runing: 1}}                          | /limits/runing: is no field here; did you mean "running"?
            {limits: {resources: {cpu: 0}}}                | /limits/resources/cpu: must be cores
            {limits: {resources: {gpu: 0}}}                | /limits/resources/gpu: must be devices
            {limits: {resources: {memory: '2000TiB'}}}     | /limits/resources/memory: must be "256MiB"
            {limits: {resources: {disk: 2000000000}}}      | /limits/resources/disk: must be an integer from 1 to 1,000,000,000
            {limits: {resources: {cpu: '100m'}}}           | /limits/resources/cpu: must be at least what one attempt needs: 250m
            {limits: {resources: {memory: 100}}}           | /limits/resources/memory: must be at least what one attempt needs: 256MiB
            {limits: {rate: {starts: 0, per: '1m'}}}       | /limits/rate/starts: must be an integer from 1 to 100,000
            {limits: {rate: {starts: 1}}}                  | /limits/rate/per: must be given
            {limits: {rate: {per: '1m'}}}                  | /limits/rate/starts: must be given
            {limits: {rate: {starts: 1, per: '31d'}}}      | /limits/rate/per: must be a duration
            {limits: {runningPerKey: 0}}                   | /limits/runningPerKey: must be an integer from 1 to 1,000,000
            {spread: 'yes'}                                | /spread: must be true or false
            {runsOn: {node: 'a'}}                          | /runsOn/node: is no field here
            {executorSettings: {docker: 'x'}}              | /executorSettings/docker: must be an object
            {idempotent: 'yes'}                            | /idempotent: must be true or false
            {retry: {attempts: 0}}                         | /retry/attempts: must be an integer from 1 to 1,000
            {retry: {factor: 0.5}}                         | /retry/factor: must be a number from 1 to 100
            {retry: {rules: [{reasons: ['time_out'], retry: true}]}} | /retry/rules/0/reasons/0: must be a reason; did you mean "timeout"?
            {retry: {rules: [{exitCodes: [256], retry: true}]}} | /retry/rules/0/exitCodes/0: must be an integer from 0 to 255
            {queue: 'a b'}                                 | /queue: must be a name of 1 to 71 characters
            """)
    void refusesInAJob(String definition, String expected) {
        assertThat(problems(definition)).singleElement().asString().startsWith(expected);
    }

    @Test
    void refusesNamesThatAreNoNames() {
        assertThat(invalid(codec.job(new JobKey("a b", ".."), json("{}"))))
                .extracting(Problem::pointer)
                .containsExactly("/application", "/name");
        assertThat(invalid(codec.application("x".repeat(81), json("{}")))).hasSize(1);
        assertThat(invalid(codec.queue("x".repeat(72), json("{}")))).hasSize(1);
    }

    @Test
    void refusesInApplicationsAndQueues() {
        assertThat(invalid(codec.application("a", json("{weight: 0, strict: 1, command: []}"))))
                .extracting(Problem::pointer)
                .containsExactly("/weight", "/strict", "/command");
        assertThat(invalid(codec.queue("a", json("{priority: 1001, paused: 1, applications: ['a b'], source: ''}"))))
                .extracting(Problem::pointer)
                .containsExactly("/priority", "/paused", "/applications/0", "/source");
    }

    @Test
    void readsLimitsOfApplicationsAndQueuesAndWritesThemBack() {
        String limits = "{running: 7, resources: {cpu: 8}, rate: {starts: 3, per: '1h'}}";
        Ceiling ceiling = new Ceiling(
                Optional.of(7), Resources.NONE.with("cpu", 8000), Optional.of(new Rate(3, Duration.ofHours(1))));
        Application application =
                codec.application("a", json("{limits: " + limits + "}")).orElseThrow();
        Queue queue = codec.queue("q", json("{limits: " + limits + "}")).orElseThrow();

        assertThat(application.ceiling()).isEqualTo(ceiling);
        assertThat(queue.ceiling()).isEqualTo(ceiling);
        assertThat(DefinitionCodec.storedApplication(
                        "a", DefinitionCodec.write(application).toString()))
                .isEqualTo(application);
        assertThat(DefinitionCodec.storedQueue("q", DefinitionCodec.write(queue).toString()))
                .isEqualTo(queue);
        assertThat(invalid(codec.queue("q", json("{limits: {runningPerKey: 1}}"))))
                .extracting(Problem::pointer)
                .containsExactly("/limits/runningPerKey");
    }

    @Test
    void takesTheFormerNameOfTheNumberRunningAndWritesThePresentOne() {
        Queue queue = codec.queue("q", json("{maxRunning: 3}")).orElseThrow();

        assertThat(queue.ceiling()).isEqualTo(Ceiling.running(3));
        assertThat(DefinitionCodec.write(queue).get("limits").toString()).isEqualTo("{\"running\":3}");
    }

    @Test
    void takesNullForAbsent() {
        assertThat(codec.job(KEY, json("{image: null, resources: null, retry: null, command: null}"))
                        .orElseThrow())
                .isEqualTo(codec.job(KEY, json("{}")).orElseThrow());
    }

    @Test
    void writesEqualDefinitionsAsEqualText() {
        Job one = codec.job(
                        KEY,
                        json("{environment: {B: '1', A: '2'}, timeout: '60s', resources: {cpu: 1, memory: '1GiB'},"
                                + " executorSettings: {docker: {b: 1, a: {d: 1, c: 2}}}}"))
                .orElseThrow();
        Job other = codec.job(
                        KEY,
                        json("{executorSettings: {docker: {a: {c: 2, d: 1}, b: 1}}, timeout: '1m',"
                                + " resources: {memory: 1024, cpu: '1000m'}, environment: {A: '2', B: '1'}}"))
                .orElseThrow();

        assertThat(DefinitionCodec.write(one).toString())
                .isEqualTo(DefinitionCodec.write(other).toString());
    }

    private List<String> problems(String definition) {
        return invalid(codec.job(KEY, json(definition))).stream()
                .map(Problem::toString)
                .toList();
    }

    private static List<Problem> invalid(Decoded<?> decoded) {
        return decoded instanceof Decoded.Invalid<?> invalid ? invalid.problems() : List.of();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
