package dev.teppan.platform.app.config;

import dev.teppan.platform.plugins.CallLimits;
import dev.teppan.platform.plugins.PoolSettings;
import dev.teppan.platform.plugins.file.FileLogStoreSettings;
import dev.teppan.platform.plugins.process.ProcessExecutorSettings;
import dev.teppan.platform.plugins.settings.SettingsSchema;
import dev.teppan.platform.plugins.settings.SettingsSchema.Field;
import dev.teppan.platform.plugins.settings.SettingsSchema.ValueType;
import java.util.Locale;
import java.util.Map;

/** Writes the tables of the configuration reference out of the records that the file is bound to. */
final class ConfigurationReference {

    private final StringBuilder page = new StringBuilder();

    private ConfigurationReference() {}

    static String write() {
        ConfigurationReference reference = new ConfigurationReference();
        reference.section("Teppan itself", "", SettingsSchema.of(TeppanSettings.class));
        reference.section("`calls` of an instance", "", SettingsSchema.of(CallLimits.class));
        reference.section("`pools` of an executor", "", SettingsSchema.of(PoolSettings.class));
        reference.section(
                "`settings` of the executor type `process`", "", SettingsSchema.of(ProcessExecutorSettings.class));
        reference.section("`settings` of the log store type `file`", "", SettingsSchema.of(FileLogStoreSettings.class));
        return reference.page.toString();
    }

    private void section(String title, String prefix, SettingsSchema schema) {
        page.append("### ").append(title).append("\n\n");
        page.append("| setting | value | default | meaning |\n| --- | --- | --- | --- |\n");
        schema.fields().forEach(field -> row(prefix, field));
        page.append('\n');
    }

    private void row(String prefix, Field field) {
        if (field.type() == ValueType.GROUP) {
            field.children().forEach(child -> row(prefix + field.name() + ".", child));
            return;
        }
        page.append("| `")
                .append(prefix)
                .append(field.name())
                .append("` | ")
                .append(value(field))
                .append(" | ")
                .append(defaultOf(field))
                .append(" | ")
                .append(field.description().replace("|", "\\|"))
                .append(" |\n");
        if (field.element().filter(ValueType.GROUP::equals).isPresent()) {
            field.children().forEach(child -> row(prefix + field.name() + "[].", child));
        }
    }

    private static String value(Field field) {
        if (field.type() == ValueType.CHOICE) {
            return String.join(
                    ", ", field.choices().stream().map(word -> "`" + word + "`").toList());
        }
        String type = field.type().name().toLowerCase(Locale.ROOT);
        String elements =
                field.element().map(element -> " of " + words(element)).orElse("");
        Map<String, String> constraints = field.constraints();
        if (constraints.containsKey("min") && constraints.containsKey("max")) {
            return type + ", " + constraints.get("min") + " to " + constraints.get("max");
        }
        return type + elements;
    }

    private static String words(ValueType element) {
        return element == ValueType.GROUP ? "groups" : element.name().toLowerCase(Locale.ROOT);
    }

    private static String defaultOf(Field field) {
        if (field.required()) {
            return "must be given";
        }
        return field.defaultValue().isEmpty() ? "" : "`" + field.defaultValue() + "`";
    }
}
