package dev.teppan.platform.console;

import io.dropwizard.core.setup.Environment;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.dropwizard.views.common.ViewMessageBodyWriter;
import io.dropwizard.views.mustache.MustacheViewRenderer;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Puts the console on a server. */
public final class Console {

    private Console() {}

    /**
     * Registers all pages below the server's root. Called once, before the server starts.
     *
     * @param reading where it reads
     * @param acting how it acts
     */
    public static void register(
            Environment environment, ConsoleSettings settings, Reading reading, Acting acting, InstantSource clock) {
        JerseyEnvironment jersey = environment.jersey();
        Assets assets = new Assets();
        Redirects redirects = new Redirects(settings);
        Definitions definitions = new Definitions(reading.catalog());
        MustacheViewRenderer mustache = new MustacheViewRenderer();
        mustache.configure(Map.of());
        jersey.register(new ViewMessageBodyWriter(environment.metrics(), List.of(mustache)));
        jersey.register(new FrameFilter(settings, assets));
        jersey.register(new FormGuard(settings));

        jersey.register(new HomeResource(redirects));
        jersey.register(new ExecutionsResource(reading.executions(), definitions, settings, clock));
        jersey.register(new ExecutionResource(reading, definitions, clock));
        jersey.register(new ExecutionActions(reading.executions(), acting, redirects, clock));
        jersey.register(new OutputResource(reading));
        LiveResource live = new LiveResource(reading, clock);
        environment.lifecycle().addEventListener(live);
        jersey.register(live);
        jersey.register(new JobsResource(reading.executions(), definitions, clock));
        jersey.register(new JobResource(reading.executions(), definitions, clock));
        jersey.register(new RunResource(reading.executions(), definitions, acting.runNow(), redirects));
        jersey.register(new PluginsResource(reading.plugins(), clock));
        jersey.register(new SearchResource(reading.executions(), redirects));
        jersey.register(new SessionResource(settings));
        jersey.register(new AssetResource(assets));
        jersey.register(new UnknownPageResource());
    }
}
