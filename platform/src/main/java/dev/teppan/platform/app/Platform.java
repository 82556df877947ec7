package dev.teppan.platform.app;

import dev.teppan.platform.api.execution.LiveStreams;
import dev.teppan.platform.app.cluster.Cluster;
import dev.teppan.platform.app.config.TeppanConfiguration;
import dev.teppan.platform.app.config.TeppanSettings;
import dev.teppan.platform.app.crash.Crashes;
import dev.teppan.platform.catalog.Versioned;
import dev.teppan.platform.dispatch.DispatchParts;
import dev.teppan.platform.dispatch.DispatchSettings;
import dev.teppan.platform.dispatch.Dispatcher;
import dev.teppan.platform.dispatch.Hinting;
import dev.teppan.platform.dispatch.LeaseKeeper;
import dev.teppan.platform.dispatch.Ledger;
import dev.teppan.platform.dispatch.MessageReferences;
import dev.teppan.platform.dispatch.ServerSecrets;
import dev.teppan.platform.execution.AttemptId;
import dev.teppan.platform.execution.ExecutionMoves;
import dev.teppan.platform.intake.Admission;
import dev.teppan.platform.intake.AdmissionSettings;
import dev.teppan.platform.intake.AdmissionTarget;
import dev.teppan.platform.intake.EnqueueLimits;
import dev.teppan.platform.logs.LogShipper;
import dev.teppan.platform.logs.OutputReader;
import dev.teppan.platform.logs.SpoolDirectory;
import dev.teppan.platform.logs.SpoolSettings;
import dev.teppan.platform.notify.NotificationRelay;
import dev.teppan.platform.notify.RelayParts;
import dev.teppan.platform.notify.RelaySettings;
import dev.teppan.platform.plugins.PluginRegistry;
import dev.teppan.platform.plugins.PluginStartException;
import dev.teppan.platform.scheduling.FairScheduler;
import dev.teppan.platform.scheduling.SchedulerSettings;
import dev.teppan.platform.store.AdmissionStore;
import dev.teppan.platform.store.Catalog;
import dev.teppan.platform.store.Database;
import dev.teppan.spi.log.LogStore;
import io.dropwizard.lifecycle.Managed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.Set;

/**
 * Everything behind HTTP, wired together: database, plugins, logs, dispatch, notifications and admission are opened in this
 * order, begin to work when the server starts, before it takes requests, and are closed in reverse. Containers run on.
 */
final class Platform implements Managed {

    private static final long SPOOL_WARNING_BYTES = 10L << 30;

    private final OpenParts open;
    private final Database database;
    private final PluginRegistry plugins;
    private final LeaseKeeper lease;
    private final LogShipper shipper;
    private final LiveStreams live;
    private final MessageReferences messages;
    private final PluginJobSettings jobSettings;
    private final Dispatcher dispatcher;
    private final Cluster cluster;
    private final NotificationRelay notifications;
    private final Admission admission;

    private Platform(OpenParts open, TeppanConfiguration configuration, Terminal terminal, Surroundings surroundings)
            throws PluginStartException, IOException, InterruptedException {
        this.open = open;
        TeppanSettings settings = configuration.settings();
        Path data = Files.createDirectories(settings.dataDirectory());
        database = open.add(
                Database.open(settings.database().resolve(data), surroundings.clock(), surroundings.metrics()));
        Crashes crashes = surroundings.crashes();
        boolean notices = !configuration.plugins().notifiers().isEmpty();
        Ledger ledger = crashes.ledger(notices ? Ledger.of(database) : Ledger.withoutNotices(database));
        DispatchSettings dispatch = DispatchChoices.of(settings);
        lease = new LeaseKeeper(ledger, dispatch);
        plugins = open.add(PluginRegistry.start(
                PluginServices.of(
                        configuration,
                        terminal.plugins(),
                        surroundings,
                        PluginServices.stored(database.pluginState()),
                        lease),
                configuration.plugins()));
        LogStore logStore =
                crashes.logStore(plugins.logStores().values().iterator().next());
        SpoolDirectory spools = open.add(new SpoolDirectory(
                new SpoolSettings(
                        data.resolve("spool"), settings.limits().outputBytesPerAttempt(), SPOOL_WARNING_BYTES),
                surroundings.clock()));
        shipper = open.add(new LogShipper(
                spools, database.output(), logStore, database.executions()::message, LogShipper.usualPauses()));
        OutputReader output = new OutputReader(spools, database.output(), logStore);
        messages = new MessageReferences(data.resolve("message.key"), settings.messageUrl());
        jobSettings = new PluginJobSettings(plugins, configuration.plugins().executors());
        dispatcher = new Dispatcher(
                new DispatchParts(
                        dispatch,
                        surroundings.clock(),
                        ledger,
                        new ExecutionMoves(() -> new AttemptId(database.newId().value()), new Random()),
                        () -> new FairScheduler(SchedulerSettings.USUAL),
                        crashes.executors(plugins.executors()),
                        new DispatchParts.Lookups(
                                new CatalogDefinitions(
                                        new Catalog(database.catalog(), surroundings.clock(), Duration.ZERO)),
                                jobSettings,
                                secrets(settings, terminal),
                                messages),
                        new DispatchParts.Output(spools, shipper),
                        Hinting.usual(HintChoices.of(configuration.plugins().executors()))),
                lease);
        database.tellArrivals(dispatcher);
        cluster = open.add(new Cluster(
                settings.cluster(),
                new Cluster.Parts(dispatch.holder(), Version.read(), database, dispatcher, lease, output)));
        open.add(dispatcher);
        live = new LiveStreams(database.executions(), cluster.output(), surroundings.clock());
        notifications = open.add(new NotificationRelay(
                new RelayParts(
                        database.outbox(),
                        database.executions(),
                        crashes.notifiers(plugins.notifiers()),
                        lease,
                        surroundings.clock(),
                        surroundings.metrics()),
                settings.publicUrl(),
                RelaySettings.usual()));
        admission = open.add(admission(settings, surroundings));
    }

    private Admission admission(TeppanSettings settings, Surroundings surroundings) {
        Catalog catalog = new Catalog(database.catalog(), surroundings.clock(), Duration.ZERO);
        AdmissionStore store = database.admission();
        return new Admission(
                () -> catalog.queues().stream().map(Versioned::definition).toList(),
                plugins.queueSources(),
                new AdmissionTarget(catalog, store::check, store::admit, cluster::wake, surroundings.clock()),
                AdmissionSettings.usual(new EnqueueLimits(
                        settings.limits().maxMessageBytes(), settings.database().timeout())));
    }

    /**
     * Opens all parts. Blocks.
     *
     * @throws PluginStartException when the configuration asks for what the plugins do not give
     * @throws dev.teppan.platform.store.StoreException when the database does not answer or is held by another process
     */
    static Platform open(TeppanConfiguration configuration, Terminal terminal, Surroundings surroundings)
            throws PluginStartException, IOException, InterruptedException {
        OpenParts open = new OpenParts();
        try {
            return new Platform(open, configuration, terminal, surroundings);
        } catch (PluginStartException | IOException | InterruptedException | RuntimeException e) {
            open.close();
            throw e;
        }
    }

    private static ServerSecrets secrets(TeppanSettings settings, Terminal terminal) {
        return new ServerSecrets(
                terminal.environment(),
                Set.copyOf(settings.secrets().allowedEnvironment()),
                settings.secrets().fileDirectory());
    }

    @Override
    public void start() {
        shipper.start();
        dispatcher.start();
        cluster.start();
        notifications.start();
        admission.start();
    }

    /** Closes all parts, the youngest first. Repeatable. */
    @Override
    public void stop() {
        live.close();
        open.close();
    }

    Database database() {
        return database;
    }

    PluginRegistry plugins() {
        return plugins;
    }

    LeaseKeeper lease() {
        return lease;
    }

    Cluster cluster() {
        return cluster;
    }

    LiveStreams live() {
        return live;
    }

    MessageReferences messages() {
        return messages;
    }

    PluginJobSettings jobSettings() {
        return jobSettings;
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }

    Admission admission() {
        return admission;
    }
}
