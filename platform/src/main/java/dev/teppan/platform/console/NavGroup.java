package dev.teppan.platform.console;

import java.util.List;

/** A group of the rail. Only what exists is in it. */
record NavGroup(String group, List<Item> items) {

    /** One entry. */
    record Item(String label, String path, String icon, boolean current, String demand) {}

    static List<NavGroup> all(String section) {
        return List.of(
                new NavGroup(
                        "Work",
                        List.of(
                                item("Executions", "executions", "list", section),
                                item("Jobs", "jobs", "job", section))),
                new NavGroup("Platform", List.of(item("Plugins", "plugins", "plug", section))));
    }

    private static Item item(String label, String name, String icon, String section) {
        return new Item(label, "/" + name, icon, name.equals(section), "");
    }
}
