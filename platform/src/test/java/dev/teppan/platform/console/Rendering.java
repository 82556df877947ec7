package dev.teppan.platform.console;

import io.dropwizard.views.mustache.MustacheViewRenderer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Renders pages without a server. */
final class Rendering {

    private static final Assets ASSETS = new Assets();

    private Rendering() {}

    static String html(Page page) throws IOException {
        return html(page, new ConsoleSettings(Optional.empty(), "production"), Theme.AUTO);
    }

    static String html(Page page, ConsoleSettings settings, Theme theme) throws IOException {
        MustacheViewRenderer mustache = new MustacheViewRenderer();
        mustache.configure(Map.of());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Visit visit = new Visit(theme, "0123456789abcdef0123456789abcdef", "", "/executions?state=failed");
        mustache.render(new PageView(settings, ASSETS, visit, page), Locale.ROOT, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
