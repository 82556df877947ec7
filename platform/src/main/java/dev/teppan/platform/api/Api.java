package dev.teppan.platform.api;

import dev.teppan.platform.api.barbeque.BarbequeErrors;
import dev.teppan.platform.api.barbeque.BarbequeFilter;
import dev.teppan.platform.api.barbeque.JobExecutionResource;
import dev.teppan.platform.api.barbeque.JobExecutionsResource;
import dev.teppan.platform.api.barbeque.RevisionLockResource;
import dev.teppan.platform.api.deadletter.DeadLettersResource;
import dev.teppan.platform.api.definition.ApplicationsResource;
import dev.teppan.platform.api.definition.BatchEditor;
import dev.teppan.platform.api.definition.DefinitionEditor;
import dev.teppan.platform.api.definition.DefinitionsResource;
import dev.teppan.platform.api.definition.JobsResource;
import dev.teppan.platform.api.definition.QueuesResource;
import dev.teppan.platform.api.execution.BatchResource;
import dev.teppan.platform.api.execution.CancelManyResource;
import dev.teppan.platform.api.execution.DispatchView;
import dev.teppan.platform.api.execution.EnqueueHandler;
import dev.teppan.platform.api.execution.ExecutionActionsResource;
import dev.teppan.platform.api.execution.ExecutionResource;
import dev.teppan.platform.api.execution.ExecutionsResource;
import dev.teppan.platform.api.execution.LiveOutputResource;
import dev.teppan.platform.api.execution.LiveStreams;
import dev.teppan.platform.api.execution.OutputResource;
import dev.teppan.platform.api.execution.RetryManyResource;
import dev.teppan.platform.api.http.BodyDrain;
import dev.teppan.platform.api.http.ErrorMapper;
import dev.teppan.platform.api.http.ErrorStyle;
import dev.teppan.platform.api.http.ReaderGone;
import dev.teppan.platform.api.openapi.ApiPageResource;
import dev.teppan.platform.api.openapi.OpenApiDocument;
import dev.teppan.platform.api.openapi.OpenApiResource;
import dev.teppan.platform.api.whatif.WhatIf;
import dev.teppan.platform.api.whatif.WhatIfResource;
import dev.teppan.platform.intake.Enqueue;
import dev.teppan.platform.intake.Intents;
import dev.teppan.platform.logs.AttemptOutput;
import dev.teppan.platform.plugins.PluginView;
import dev.teppan.platform.store.CatalogStore;
import dev.teppan.platform.store.DeadLetterStore;
import dev.teppan.platform.store.ExecutionReader;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.glassfish.jersey.server.ServerProperties;

/** Puts the APIs together: Barbeque's at the root of the host, the native one below {@code /api/v1}. */
public final class Api {

    /** The resources of the native API. */
    static final List<Class<?>> NATIVE = List.of(
            ExecutionsResource.class,
            BatchResource.class,
            CancelManyResource.class,
            RetryManyResource.class,
            ExecutionResource.class,
            ExecutionActionsResource.class,
            OutputResource.class,
            LiveOutputResource.class,
            ApplicationsResource.class,
            JobsResource.class,
            QueuesResource.class,
            DeadLettersResource.class,
            DefinitionsResource.class,
            PluginsResource.class,
            CapacityResource.class,
            HintsResource.class,
            WhatIfResource.class,
            StatusResource.class,
            OpenApiResource.class);

    private Api() {}

    /**
     * What executions are read from and written to.
     *
     * @param live ended by the caller when the server stops
     */
    public record Executions(
            ExecutionReader reader, Enqueue enqueue, Intents intents, AttemptOutput output, LiveStreams live) {}

    /** What definitions are read from and written to, and what could not be taken in for want of them. */
    public record Definitions(CatalogStore store, DefinitionEditor editor, DeadLetterStore deadLetters) {}

    /**
     * What the APIs show of the host itself.
     *
     * @param whatIf closed by the caller when the server stops
     * @param plugins may block for a moment
     * @param publicUrl the console's address, where it is configured
     * @param ending whether this host stops, so that kept connections are to be closed
     */
    public record Host(
            DispatchView dispatch,
            WhatIf whatIf,
            Supplier<List<PluginView>> plugins,
            Optional<URI> publicUrl,
            HostStatus status,
            BooleanSupplier ending,
            InstantSource clock) {}

    /**
     * Registers all resources. Dropwizard's own exception mappers must be off.
     *
     * @param otherErrors how errors look on paths of neither API, the console's first of all
     */
    public static void register(
            Environment environment,
            Executions executions,
            Definitions definitions,
            Host host,
            List<ErrorStyle> otherErrors) {
        JerseyEnvironment jersey = environment.jersey();
        // Jersey would hold back the first 8 KiB of live output.
        jersey.property(ServerProperties.OUTBOUND_CONTENT_LENGTH_BUFFER, 0);
        List<ErrorStyle> styles = new ArrayList<>(List.of(new BarbequeErrors()));
        styles.addAll(otherErrors);
        ErrorMapper errors = new ErrorMapper(styles);
        jersey.register(errors);
        jersey.register(new BodyDrain());
        jersey.register(new ReaderGone());
        registerBarbeque(jersey, executions, definitions, host);
        ExecutionsResource resource = new ExecutionsResource(executions.enqueue(), executions.reader(), host.clock());
        jersey.register(resource);
        environment.getApplicationContext().insertHandler(new EnqueueHandler(resource, errors, host.ending()));
        jersey.register(new BatchResource(executions.enqueue(), host.clock()));
        jersey.register(new ExecutionResource(executions.reader(), host.dispatch()));
        jersey.register(new CancelManyResource(executions.reader(), executions.intents()));
        jersey.register(new RetryManyResource(executions.reader(), executions.intents()));
        jersey.register(new ExecutionActionsResource(executions.reader(), executions.intents()));
        jersey.register(new OutputResource(executions.reader(), executions.output()));
        jersey.register(new LiveOutputResource(executions.reader(), executions.live()));
        jersey.register(new ApplicationsResource(definitions.store(), definitions.editor()));
        jersey.register(new JobsResource(definitions.store(), definitions.editor()));
        jersey.register(new QueuesResource(definitions.store(), definitions.editor(), executions.reader()));
        jersey.register(new DeadLettersResource(definitions.store(), definitions.deadLetters()));
        jersey.register(new DefinitionsResource(new BatchEditor(definitions.editor())));
        jersey.register(new OpenApiResource(new OpenApiDocument().of(NATIVE)));
        jersey.register(new ApiPageResource());
        jersey.register(new PluginsResource(host.plugins()));
        jersey.register(new CapacityResource(host.dispatch()));
        jersey.register(new HintsResource(host.dispatch()));
        jersey.register(new WhatIfResource(host.whatIf(), host.dispatch()));
        jersey.register(new StatusResource(host.status()));
    }

    private static void registerBarbeque(
            JerseyEnvironment jersey, Executions executions, Definitions definitions, Host host) {
        jersey.register(new BarbequeFilter());
        jersey.register(new JobExecutionsResource(executions.enqueue()));
        jersey.register(new JobExecutionResource(executions.reader(), executions.intents(), host.publicUrl()));
        jersey.register(new RevisionLockResource(definitions.store(), definitions.editor()));
    }
}
