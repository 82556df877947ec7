package dev.teppan.platform.api;

import com.codahale.metrics.MetricRegistry;
import dev.teppan.platform.api.definition.DefinitionEditor;
import dev.teppan.platform.api.execution.LiveStreams;
import dev.teppan.platform.api.whatif.WhatIf;
import dev.teppan.platform.api.whatif.WhatIfBounds;
import dev.teppan.platform.catalog.DefinitionCodec;
import dev.teppan.platform.catalog.ExecutorPools;
import dev.teppan.platform.catalog.Problem;
import dev.teppan.platform.intake.Enqueue;
import dev.teppan.platform.intake.EnqueueLimits;
import dev.teppan.platform.intake.Intents;
import dev.teppan.platform.store.Catalog;
import dev.teppan.platform.store.Database;
import dev.teppan.platform.store.DatabaseSettings;
import dev.teppan.spi.Resources;
import dev.teppan.spi.executor.Pool;
import dev.teppan.spi.testkit.SettableClock;
import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.dropwizard.lifecycle.AutoCloseableManager;
import io.dropwizard.testing.DropwizardTestSupport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The APIs on a real port, over SQLite unless told otherwise, with a clock that stands still. */
public final class TestServer implements AutoCloseable {

    /** What the clock shows at first. */
    public static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final SettableClock clock = new SettableClock(START);
    private final AtomicInteger wakes = new AtomicInteger();
    private final FakeOutput output = new FakeOutput();
    private final FakeDispatch dispatch = new FakeDispatch();
    private final Database database;
    private final DropwizardTestSupport<Configuration> server;
    private final Client client;

    private TestServer(DatabaseSettings settings) {
        database = Database.open(settings, clock, new MetricRegistry());
        Application<Configuration> apis = new Application<>() {
            @Override
            public void run(Configuration configuration, Environment environment) {
                register(environment);
            }
        };
        server = new DropwizardTestSupport<>(new Suppliers(apis).type(), configuration()) {
            @Override
            public Application<Configuration> newApplication() {
                return apis;
            }
        };
        try {
            server.before();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        client = new Client(URI.create("http://127.0.0.1:" + server.getLocalPort()));
    }

    /** Starts one, with nothing in it but the default queue. */
    public static TestServer start() {
        try {
            Path file = Files.createTempDirectory("teppan-api").resolve("teppan.db");
            return start(new DatabaseSettings(
                    "jdbc:sqlite:" + file, Optional.empty(), Optional.empty(), 4, Duration.ofSeconds(20)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts one over another database. */
    public static TestServer start(DatabaseSettings settings) {
        return new TestServer(settings);
    }

    public Client client() {
        return client;
    }

    public int port() {
        return server.getLocalPort();
    }

    public SettableClock clock() {
        return clock;
    }

    public Database database() {
        return database;
    }

    public FakeOutput output() {
        return output;
    }

    public FakeDispatch dispatch() {
        return dispatch;
    }

    /** How often dispatch was woken. */
    public int wakes() {
        return wakes.get();
    }

    /** An application with an image and a job in it. */
    public TestServer withShop() {
        client.put("/api/v1/applications/shop", "{\"image\": \"shop:v1\"}").expect(201);
        client.put("/api/v1/applications/shop/jobs/Mail", "{}").expect(201);
        return this;
    }

    @Override
    public void close() {
        server.after();
        database.close();
    }

    private void register(Environment environment) {
        Catalog catalog = new Catalog(database.catalog(), clock, Duration.ofSeconds(1));
        Supplier<List<ExecutorPools>> executors = () -> List.of(new ExecutorPools(
                "local",
                List.of(new Pool("docker", Map.of(), List.of(), List.of(Resources.of(4000, 8192)), Optional.empty()))));
        DefinitionCodec codec = new DefinitionCodec((type, settings) -> type.equals("docker")
                ? List.of()
                : List.of(new Problem("", "must be for a type of executor that is there: docker")));
        DefinitionEditor editor = new DefinitionEditor(
                database.catalog(),
                catalog,
                new DefinitionEditor.Surroundings(codec, executors, Set.of()),
                wakes::incrementAndGet);
        editor.createDefaultQueue();
        Enqueue enqueue = new Enqueue(
                catalog,
                new Enqueue.Destination(database::newId, database.enqueue()::insert, wakes::incrementAndGet),
                clock,
                executors,
                EnqueueLimits.DEFAULT);
        Intents intents = new Intents(
                database.intents()::add, database::newId, clock, Duration.ofSeconds(10), wakes::incrementAndGet);
        WhatIf whatIf = new WhatIf(database.history(), clock, WhatIfBounds.USUAL);
        environment.lifecycle().manage(new AutoCloseableManager(whatIf));
        LiveStreams live = new LiveStreams(database.executions(), output, clock);
        Api.register(
                environment,
                new Api.Executions(database.executions(), enqueue, intents, output, live),
                new Api.Definitions(database.catalog(), editor, database.deadLetters()),
                new Api.Host(
                        dispatch,
                        whatIf,
                        List::of,
                        Optional.empty(),
                        new HostStatus("1.0.0", "development", "test", () -> true),
                        () -> false,
                        clock),
                List.of());
        TransportErrors.install(environment);
    }

    private static Configuration configuration() {
        Configuration configuration = new Configuration();
        DefaultServerFactory factory = (DefaultServerFactory) configuration.getServerFactory();
        factory.setRegisterDefaultExceptionMappers(false);
        factory.setEnableVirtualThreads(true);
        ((HttpConnectorFactory) factory.getApplicationConnectors().getFirst()).setPort(0);
        ((HttpConnectorFactory) factory.getAdminConnectors().getFirst()).setPort(0);
        return configuration;
    }

    /** Gives the class of an application without a cast at the caller. */
    private record Suppliers(Application<Configuration> application) {
        @SuppressWarnings("unchecked")
        Class<? extends Application<Configuration>> type() {
            return (Class<? extends Application<Configuration>>) application.getClass();
        }
    }
}
