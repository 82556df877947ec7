package dev.teppan.platform.console;

import com.codahale.metrics.MetricRegistry;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.teppan.platform.catalog.Application;
import dev.teppan.platform.catalog.Ceiling;
import dev.teppan.platform.catalog.DefinitionCodec;
import dev.teppan.platform.catalog.Job;
import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.catalog.Queue;
import dev.teppan.platform.execution.Actor;
import dev.teppan.platform.execution.AttemptId;
import dev.teppan.platform.execution.Change;
import dev.teppan.platform.execution.Execution;
import dev.teppan.platform.execution.ExecutionEvent;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.execution.ExecutionMoves;
import dev.teppan.platform.execution.ExecutionPolicy;
import dev.teppan.platform.execution.Origin;
import dev.teppan.platform.execution.Outcome;
import dev.teppan.platform.execution.Placement;
import dev.teppan.platform.execution.RanWith;
import dev.teppan.platform.execution.RetryPolicy;
import dev.teppan.platform.plugins.ExtensionKind;
import dev.teppan.platform.plugins.InstanceView;
import dev.teppan.platform.plugins.PluginStatus;
import dev.teppan.platform.plugins.PluginView;
import dev.teppan.platform.plugins.TypeView;
import dev.teppan.platform.plugins.settings.SettingsSchema;
import dev.teppan.platform.scheduling.WaitReason;
import dev.teppan.platform.store.CatalogStore.Kind;
import dev.teppan.platform.store.Database;
import dev.teppan.platform.store.DatabaseSettings;
import dev.teppan.platform.store.Lease;
import dev.teppan.platform.store.NewExecution;
import dev.teppan.platform.store.Turn;
import dev.teppan.spi.Resources;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.testing.ConfigOverride;
import io.dropwizard.testing.DropwizardTestSupport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** A console on a real server over a real SQLite store; the test plays the dispatcher. */
final class ConsoleScene implements AutoCloseable {

    static final String HOSTILE = "<script>alert(1)</script>\"'&{{root}}\u202e";

    final InstantSource clock = InstantSource.system();
    final GrowingOutput output = new GrowingOutput();
    final AtomicInteger wakes = new AtomicInteger();
    final Database database;

    private final Path folder;
    private final DropwizardTestSupport<Configuration> server;
    private final Lease lease;
    private final ExecutionMoves moves;
    private Optional<WaitReason> why = Optional.empty();

    ConsoleScene(ConsoleSettings settings) throws Exception {
        folder = Files.createTempDirectory("teppan-console");
        database = Database.open(
                new DatabaseSettings(
                        "jdbc:sqlite:" + folder.resolve("teppan.db"),
                        Optional.empty(),
                        Optional.empty(),
                        4,
                        Duration.ofSeconds(10)),
                clock,
                new MetricRegistry());
        lease = database.dispatch().acquire("test", Duration.ofHours(1)).orElseThrow();
        moves = new ExecutionMoves(
                () -> new AttemptId(database.newId().value()), RandomGenerator.of("L64X128MixRandom"));
        server = server(settings);
        server.before();
    }

    private DropwizardTestSupport<Configuration> server(ConsoleSettings settings) {
        return new DropwizardTestSupport<Configuration>(
                App.class,
                (String) null,
                ConfigOverride.config("server.applicationConnectors[0].port", "0"),
                ConfigOverride.config("server.adminConnectors[0].port", "0"),
                ConfigOverride.config("server.enableVirtualThreads", "true"),
                ConfigOverride.config("logging.level", "WARN")) {
            @Override
            public io.dropwizard.core.Application<Configuration> newApplication() {
                return new App(ConsoleScene.this, settings);
            }
        };
    }

    /** Only the console. */
    static final class App extends io.dropwizard.core.Application<Configuration> {
        private final ConsoleScene scene;
        private final ConsoleSettings settings;

        App(ConsoleScene scene, ConsoleSettings settings) {
            this.scene = scene;
            this.settings = settings;
        }

        @Override
        public void run(Configuration configuration, Environment environment) {
            Reading reading = new Reading(
                    scene.database.executions(),
                    scene.database.catalog(),
                    scene.output,
                    id -> scene.why,
                    ConsoleScene::plugins);
            Acting acting = new Acting(
                    scene.database.intents(), scene.wakes::incrementAndGet, scene.database::newId, scene::enqueue);
            Console.register(environment, settings, reading, acting, scene.clock);
        }
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getLocalPort() + path;
    }

    void explain(WaitReason reason) {
        why = Optional.of(reason);
    }

    void define(Application application) {
        var unused = database.catalog()
                .save(
                        Kind.APPLICATION,
                        application.name(),
                        DefinitionCodec.write(application).toString(),
                        Optional.empty(),
                        new Actor("user:sato"));
    }

    void define(Job job) {
        var unused = database.catalog()
                .save(
                        Kind.JOB,
                        job.key().toString(),
                        DefinitionCodec.write(job).toString(),
                        Optional.empty(),
                        new Actor("user:sato"));
    }

    void defineQueue(String name) {
        Queue queue = new Queue(name, "", 0, false, Ceiling.NONE, Set.of(), Optional.empty());
        var unused = database.catalog()
                .save(
                        Kind.QUEUE,
                        name,
                        DefinitionCodec.write(queue).toString(),
                        Optional.empty(),
                        new Actor("user:sato"));
    }

    Execution enqueue(JobKey job, String queue, String message, Instant sent, Instant notBefore) {
        Execution execution = Execution.enqueued(
                database.newId(), new Origin(job.application(), job.job(), 1, queue, sent), notBefore);
        try {
            database.enqueue()
                    .insert(List.of(new NewExecution(
                            execution,
                            message,
                            Map.of("order", "81"),
                            Optional.empty(),
                            new Actor("token:recipe-api"))))
                    .get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return execution;
    }

    private RunNow.Result enqueue(JobKey job, String message, String queue, Actor actor) {
        try {
            var unused = new ObjectMapper().readTree(message);
        } catch (JsonProcessingException e) {
            return new RunNow.Result.Refused("message", "It is not JSON: " + e.getOriginalMessage());
        }
        Instant now = clock.instant();
        return new RunNow.Result.Accepted(enqueue(job, queue, message, now, now).id());
    }

    /** Plays what the dispatcher would do. */
    Execution move(Execution execution, ExecutionEvent event, Instant now) {
        RetryPolicy retry = new RetryPolicy(4, Duration.ofSeconds(30), 2, Duration.ofHours(1), false, List.of());
        ExecutionPolicy policy = new ExecutionPolicy(retry, true, ExecutionPolicy.Budgets.DEFAULT);
        Change change = moves.move(execution, event, policy, now).orElseThrow();
        Set<ExecutionId> stale =
                database.dispatch().commit(lease, new Turn(List.of(change), List.of(), Map.of(), List.of()));
        if (!stale.isEmpty()) {
            throw new IllegalStateException("stale");
        }
        return change.after();
    }

    Execution run(Execution execution, Instant placed, Instant started) {
        Execution starting = move(
                execution,
                new ExecutionEvent.Placed(
                        new Placement("docker", "local", "laptop"),
                        new RanWith(
                                "registry.example.com/video/encoder:2026.11.19",
                                List.of("bin/encode", "--from-env"),
                                Resources.of(4000, 14336))),
                placed);
        return move(
                starting,
                new ExecutionEvent.Started(
                        starting.attemptNumber(),
                        starting.attempt().orElseThrow().launch(),
                        started),
                started);
    }

    Execution end(Execution execution, Outcome outcome) {
        return move(execution, new ExecutionEvent.AttemptEnded(execution.attemptNumber(), outcome), outcome.endedAt());
    }

    private static List<PluginView> plugins() {
        SettingsSchema schema = new SettingsSchema(List.of());
        return List.of(
                new PluginView(
                        "local-docker-runner",
                        "0.1.0",
                        "Teppan",
                        "Apache-2.0",
                        "Runs attempts as containers of Docker hosts.",
                        "local-docker-runner-0.1.0.zip",
                        ">=0.1.0",
                        PluginStatus.WORKS,
                        "",
                        List.of(new TypeView(
                                ExtensionKind.EXECUTOR,
                                "docker",
                                schema,
                                Optional.empty(),
                                List.of(
                                        new InstanceView("local", true, "", Optional.empty()),
                                        new InstanceView(
                                                "builder",
                                                false,
                                                HOSTILE,
                                                Optional.of(Instant.parse("2026-11-25T09:12:00Z"))))))),
                new PluginView(
                        "broken.zip",
                        "",
                        "",
                        "",
                        "",
                        "broken.zip",
                        "*",
                        PluginStatus.CORRUPT,
                        "The file ends early.",
                        List.of()));
    }

    @Override
    public void close() throws IOException {
        server.after();
        database.close();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
