package dev.teppan.platform.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teppan.platform.execution.ExecutionPolicy.Budgets;
import dev.teppan.spi.Secret;
import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.core.server.SimpleServerFactory;
import io.dropwizard.jetty.HttpConnectorFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TeppanConfigurationFactoryTest {

    private static final String EXECUTOR = "executors: {local: {type: local-docker}}\n";

    @Test
    void fillsInWhatTheFileLeavesOut() throws Exception {
        TeppanConfiguration configuration = ConfigurationText.read(EXECUTOR);

        TeppanSettings settings = configuration.settings();
        assertThat(settings.mode()).isEqualTo(Mode.SERVER);
        assertThat(settings.database().resolve(settings.dataDirectory()).url())
                .isEqualTo("jdbc:sqlite:" + Path.of("teppan-data", "teppan.db"));
        assertThat(settings.limits().budgets()).isEqualTo(Budgets.DEFAULT);
        assertThat(settings.dispatch().lease()).isEqualTo(Duration.ofSeconds(10));
        assertThat(configuration.plugins().logStores().values())
                .singleElement()
                .satisfies(store -> assertThat(store.type()).isEqualTo("file"));
    }

    @Test
    void listensOnLoopbackUnlessToldOtherwise() throws Exception {
        DefaultServerFactory server =
                (DefaultServerFactory) ConfigurationText.read(EXECUTOR).getServerFactory();

        assertThat(server.getApplicationConnectors())
                .singleElement()
                .satisfies(connector -> assertThat(((HttpConnectorFactory) connector).getBindHost())
                        .isEqualTo("127.0.0.1"));
        assertThat(server.getAdminConnectors())
                .singleElement()
                .satisfies(connector ->
                        assertThat(((HttpConnectorFactory) connector).getPort()).isEqualTo(8081));
        assertThat(server.isEnableVirtualThreads()).isTrue();
    }

    @Test
    void putsTheApplicationAtTheRootOfASimpleServer() throws Exception {
        SimpleServerFactory server = (SimpleServerFactory)
                ConfigurationText.read(EXECUTOR + "server: {type: simple, connector: {type: http, port: 9000}}")
                        .getServerFactory();

        assertThat(server.getApplicationContextPath()).isEqualTo("/");
        assertThat(server.getAdminContextPath()).isEqualTo("/admin");
        HttpConnectorFactory connector = (HttpConnectorFactory) server.getConnector();
        assertThat(connector.getPort()).isEqualTo(9000);
        assertThat(connector.getBindHost()).isEqualTo("127.0.0.1");
    }

    @Test
    void readsEverySection(@TempDir Path directory) throws Exception {
        TeppanConfiguration configuration = ConfigurationText.read("""
                mode: development
                dataDirectory: %1$s/data
                environmentName: staging
                publicUrl: https://teppan.example.org/
                messageUrl: http://10.0.0.1:8080
                database:
                  url: jdbc:postgresql://db/teppan
                  user: teppan
                  password: secret
                  readers: 8
                  timeout: 3s
                plugins: {directory: %1$s}
                secrets: {allowedEnvironment: [JOB_*], fileDirectory: %1$s}
                limits: {maxMessageBytes: 2048, outputBytesPerAttempt: 4096, lostAfter: 1m, spotFailures: 1}
                dispatch: {lease: 5s}
                logStore: {type: s3, settings: {bucket: output}}
                notifiers: {ops: {type: slack}}
                queueSources: {main: {type: sqs}}
                executors: {one: {type: ecs, settings: {cluster: jobs}}, two: {type: local-docker}}
                """.formatted(directory));

        TeppanSettings settings = configuration.settings();
        assertThat(settings.environmentName()).isEqualTo("staging");
        assertThat(settings.database().password()).contains(new Secret("secret"));
        assertThat(settings.database().readers()).isEqualTo(8);
        assertThat(settings.secrets().allowedEnvironment()).containsExactly("JOB_*");
        assertThat(settings.limits().budgets()).isEqualTo(new Budgets(5, 1, 3));
        assertThat(configuration.plugins().executors()).containsOnlyKeys("one", "two");
        assertThat(configuration.plugins().notifiers()).containsOnlyKeys("ops");
        assertThat(configuration.plugins().queueSources()).containsOnlyKeys("main");
        assertThat(configuration.plugins().logStores().values())
                .singleElement()
                .satisfies(store ->
                        assertThat(store.settings().path("bucket").asText()).isEqualTo("output"));
    }

    @Test
    void takesValuesFromTheEnvironment() throws Exception {
        TeppanConfiguration configuration = ConfigurationText.read(
                EXECUTOR + """
                        # ${NOT_SET_BUT_ONLY_IN_A_COMMENT}
                        environmentName: ${NAME}
                        dataDirectory: ${DATA:-elsewhere}
                        database: {readers: "${READERS}", url: "jdbc:postgresql://db/teppan", password: "env:PASSWORD"}
                        server: {applicationConnectors: [{type: http, port: "${PORT}"}]}
                        """,
                Map.of("NAME", "from-environment", "READERS", "7", "PASSWORD", "a: 'b' # ${c}", "PORT", "9090"));

        assertThat(configuration.settings().environmentName()).isEqualTo("from-environment");
        assertThat(configuration.settings().dataDirectory()).isEqualTo(Path.of("elsewhere"));
        assertThat(configuration.settings().database().readers()).isEqualTo(7);
        assertThat(configuration.settings().database().password()).contains(new Secret("a: 'b' # ${c}"));
    }

    @Test
    void namesEachVariableThatIsNotSet() throws Exception {
        assertThat(ConfigurationText.errors(
                        EXECUTOR + "database: {user: '${A}', password: '${B}-${C}-${D}'}", Map.of("D", "d")))
                .contains(
                        "/database/user: uses an environment variable that is not set: A",
                        "/database/password: uses an environment variable that is not set: B, C");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mode: sever                                                   | /mode: must be one of development, server
            dataDirectry: x                                               | /dataDirectry: is not a setting; did you mean dataDirectory?
            xyzzyxyzzyxyzzy: 1                                            | /xyzzyxyzzyxyzzy: is not a setting; known are cluster, dataDirectory, database
            environmentName: a b                                          | /environmentName: must be 1 to 63 letters
            database: {readers: 0}                                        | /database/readers: must be greater than or equal to 1
            database: {readers: many}                                     | /database/readers: must be a whole number
            database: {urll: x}                                           | /database/urll: is not a setting; did you mean url?
            database: {url: 'jdbc:oracle:x'}                              | /database/url: must begin with jdbc:postgresql:
            database: {user: x}                                           | /database/user: has no meaning for SQLite
            cluster: {address: 'http://a:1'}                              | /cluster/secret: must be given
            cluster: {address: 'http://a:1'}                              | /cluster/address: has no meaning with SQLite
            cluster: {address: 'a:1'}                                     | /cluster/address: must be an address that begins with http
            cluster: {secret: sixteen-or-more!}                           | /cluster/address: must be given
            cluster: {secret: short}                                      | /cluster/secret: must have at least 16 characters
            cluster: {drain: 1h}                                          | /cluster/drain: must be from 0ms to 10m
            database: {timeout: 1ms}                                      | /database/timeout: must be from 100ms to 5m
            database: {password: 'env:NOT_SET'}                           | /database/password: environment variable NOT_SET is not set
            publicUrl: 'ftp://x'                                          | /publicUrl: must be an address that begins with http
            messageUrl: /x                                                | /messageUrl: must be an address that begins with http
            plugins: {directory: /no/such/place}                          | /plugins/directory: there is no directory
            secrets: {fileDirectory: /no/such/place}                      | /secrets/fileDirectory: there is no directory
            secrets: {allowedEnvironment: A}                              | /secrets/allowedEnvironment: must be a list
            limits: {lostAfter: 5}                                        | /limits/lostAfter: must be a duration such as
            limits: {maxMessageBytes: 10}                                 | /limits/maxMessageBytes: must be greater than or equal to 1024
            dispatch: {lease: 1s}                                         | /dispatch/lease: must be from 3s to 5m
            executors: {}                                                 | /executors: must name at least one
            executors: [a]                                                | /executors: must be a group of names
            executors: {A b: {type: x}}                                   | /executors/A b: is no name
            executors: {a: {}}                                            | /executors/a/type: must be given
            executors: {a: {type: x, setings: {}}}                        | /executors/a/setings: is not a setting; did you mean settings?
            logStore: file                                                | /logStore: must be a group with type and settings
            server: {applicationConectors: []}                            | /server/applicationConectors: is not a setting; did you mean applicationConnectors?
            server: {enableVirtualThreads: maybe}                         | /server/enableVirtualThreads: must be
            server: {type: nope}                                          | /server
            logging: {levels: INFO}                                       | /logging/levels: is not a setting; did you mean level
            """)
    void refuses(String yaml, String error) throws Exception {
        String whole = yaml.startsWith("executors") ? yaml : EXECUTOR + yaml;

        assertThat(ConfigurationText.errors(whole))
                .anySatisfy(line -> assertThat(line).startsWith(error));
    }

    @Test
    void tellsEverythingThatIsWrongAtOnce() throws Exception {
        assertThat(ConfigurationText.errors("""
                        mode: sever
                        server: {a1: 1, b2: 2}
                        executors: {a: {}, b: {tipe: x}}
                        database: {readers: x, timeout: y}
                        """)).hasSize(8);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'a: ['                         | is not valid YAML in line 1
            - a                            | must be a YAML file with one setting a line
            ''                             | must be a YAML file with one setting a line
            '{mode: server, mode: server}' | is not valid YAML in line 1: Duplicate field 'mode'
            """)
    void refusesWhatIsNoConfiguration(String yaml, String error) throws Exception {
        assertThat(ConfigurationText.errors(yaml)).singleElement().asString().startsWith(error);
    }

    @Test
    void neverShowsAPassword() throws Exception {
        TeppanConfiguration configuration =
                ConfigurationText.read(EXECUTOR + "database: {url: 'jdbc:postgresql://db/x', password: hunter2}");

        assertThat(configuration.settings().toString()).doesNotContain("hunter2");
        assertThat(configuration.settings().database().resolve(Path.of("x")).toString())
                .doesNotContain("hunter2");
    }
}
