package dev.teppan.platform.app;

import dev.teppan.platform.api.Api;
import dev.teppan.platform.api.HostStatus;
import dev.teppan.platform.api.TransportErrors;
import dev.teppan.platform.api.definition.DefinitionEditor;
import dev.teppan.platform.api.execution.DispatchView;
import dev.teppan.platform.api.whatif.WhatIf;
import dev.teppan.platform.api.whatif.WhatIfBounds;
import dev.teppan.platform.app.config.TeppanSettings;
import dev.teppan.platform.catalog.DefinitionCodec;
import dev.teppan.platform.catalog.ExecutorPools;
import dev.teppan.platform.console.Acting;
import dev.teppan.platform.console.Console;
import dev.teppan.platform.console.ConsoleSettings;
import dev.teppan.platform.console.Reading;
import dev.teppan.platform.intake.Enqueue;
import dev.teppan.platform.intake.EnqueueLimits;
import dev.teppan.platform.intake.Intents;
import dev.teppan.platform.store.Catalog;
import dev.teppan.platform.store.Database;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.AutoCloseableManager;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Puts on one port what answers over HTTP: the native API, Barbeque's API and the console. */
final class HttpSurface {

    /** How long another host's change of a definition may stay unseen by an enqueue here. */
    private static final Duration DEFINITIONS_FRESH_FOR = Duration.ofSeconds(1);

    private final Platform platform;
    private final Database database;
    private final TeppanSettings settings;
    private final Surroundings surroundings;
    private final Catalog catalog;
    private final DispatchView dispatch;

    HttpSurface(Platform platform, TeppanSettings settings, Surroundings surroundings) {
        this.platform = platform;
        this.database = platform.database();
        this.settings = settings;
        this.surroundings = surroundings;
        this.catalog = new Catalog(database.catalog(), surroundings.clock(), DEFINITIONS_FRESH_FOR);
        this.dispatch = platform.cluster().view();
    }

    /** Registers all resources. Blocks, as it looks for the default queue. */
    void register(Environment environment) {
        DefinitionEditor editor = editor();
        editor.createDefaultQueue();
        Enqueue enqueue = enqueue();
        Intents intents = intents();
        TransportErrors.install(environment);
        WhatIf whatIf = new WhatIf(database.history(), surroundings.clock(), WhatIfBounds.USUAL);
        environment.lifecycle().manage(new AutoCloseableManager(whatIf));
        Api.register(
                environment,
                new Api.Executions(
                        database.executions(),
                        enqueue,
                        intents,
                        platform.cluster().output(),
                        platform.live()),
                new Api.Definitions(database.catalog(), editor, database.deadLetters()),
                new Api.Host(
                        dispatch,
                        whatIf,
                        platform.plugins()::plugins,
                        settings.publicUrl(),
                        status(),
                        () -> !platform.cluster().readiness().isReady(),
                        surroundings.clock()),
                List.of());
        Console.register(
                environment,
                new ConsoleSettings(settings.publicUrl(), settings.environmentName()),
                new Reading(
                        database.executions(),
                        database.catalog(),
                        platform.cluster().output(),
                        new DispatcherWaits(dispatch)::why,
                        platform.plugins()::plugins),
                new Acting(
                        database.intents(), platform.cluster()::wake, database::newId, new EnqueueFromConsole(enqueue)),
                surroundings.clock());
        platform.cluster().register(environment.jersey());
        environment.jersey().register(new MessageResource(platform.messages(), database.executions()));
    }

    private HostStatus status() {
        return new HostStatus(
                Version.read(),
                settings.mode().name().toLowerCase(Locale.ROOT),
                settings.environmentName(),
                platform.lease()::isLeader);
    }

    private DefinitionEditor editor() {
        return new DefinitionEditor(
                database.catalog(),
                catalog,
                new DefinitionEditor.Surroundings(
                        new DefinitionCodec(platform.jobSettings()),
                        this::pools,
                        platform.plugins().queueSources().keySet()),
                platform.cluster()::wake);
    }

    private Enqueue enqueue() {
        return new Enqueue(
                catalog,
                new Enqueue.Destination(
                        database::newId,
                        surroundings.crashes().insertion(database.enqueue()::insert),
                        platform.cluster()::wake),
                surroundings.clock(),
                new RecentPools(this::pools),
                new EnqueueLimits(
                        settings.limits().maxMessageBytes(), settings.database().timeout()));
    }

    private Intents intents() {
        return new Intents(
                database.intents()::add,
                database::newId,
                surroundings.clock(),
                settings.database().timeout(),
                platform.cluster()::wake);
    }

    private List<ExecutorPools> pools() {
        return platform.plugins().executors().entrySet().stream()
                .map(executor -> new ExecutorPools(
                        executor.getKey(),
                        executor.getValue().status().capacity().pools()))
                .toList();
    }
}
