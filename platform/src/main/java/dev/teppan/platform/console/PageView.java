package dev.teppan.platform.console;

import io.dropwizard.views.common.View;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A whole document: a page within rail, head and foot. What templates name is public, as they look members up. */
public final class PageView extends View {

    private final ConsoleSettings settings;
    private final Assets files;
    private final Visit visit;
    private final Page content;

    PageView(ConsoleSettings settings, Assets files, Visit visit, Page content) {
        super("/dev/teppan/platform/console/" + content.template() + ".mustache", StandardCharsets.UTF_8);
        this.settings = settings;
        this.files = files;
        this.visit = visit;
        this.content = content;
    }

    public Object page() {
        return content;
    }

    public String root() {
        return settings.root();
    }

    public String assets() {
        return settings.root() + files.path();
    }

    public String environment() {
        return settings.environment();
    }

    public String documentTitle() {
        return content.windowTitle() + " · Teppan (" + settings.environment() + ")";
    }

    public String live() {
        return content.live();
    }

    public String csrf() {
        return visit.csrf();
    }

    public String flash() {
        return visit.flash();
    }

    /** The page's own address below the root, to come back to. */
    public String here() {
        return visit.here();
    }

    public String theme() {
        return visit.theme().attribute();
    }

    public String nextTheme() {
        return visit.theme().next().attribute();
    }

    public String nextThemeLabel() {
        return visit.theme().next().label();
    }

    public String themeIcon() {
        return visit.theme().next().icon();
    }

    public List<NavGroup> nav() {
        return NavGroup.all(content.section());
    }
}
