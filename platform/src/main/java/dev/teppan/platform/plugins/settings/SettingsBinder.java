package dev.teppan.platform.plugins.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.validation.Validation;
import jakarta.validation.Validator;

/**
 * Binds trees to settings records as {@link dev.teppan.spi.Setting} describes, and finds everything that is wrong at once.
 * Safe for use by several threads.
 */
public final class SettingsBinder {

    private final SecretSource secrets;
    private final Validator validator;

    /** A binder with a validator of its own; making one takes some tenths of a second, so keep it. */
    public SettingsBinder(SecretSource secrets) {
        this(secrets, newValidator());
    }

    private SettingsBinder(SecretSource secrets, Validator validator) {
        this.secrets = secrets;
        this.validator = validator;
    }

    /** The same binder with another way to resolve secrets. */
    public SettingsBinder with(SecretSource otherSecrets) {
        return new SettingsBinder(otherSecrets, validator);
    }

    /**
     * Binds a tree.
     *
     * @param tree an object; absent or null counts as an empty one
     * @throws IllegalArgumentException when the record itself is none that settings can have: a bug of its author
     */
    public <C extends Record> Bound<C> bind(Class<C> type, JsonNode tree) {
        Problems problems = new Problems();
        JsonNode object = TreeReader.absent(tree) ? JsonNodeFactory.instance.objectNode() : tree;
        Object value = new RecordReader(validator, secrets, problems).read(type, object, "");
        return value == null || problems.count() > 0
                ? new Bound.Invalid<>(problems.masked())
                : new Bound.Valid<>(type.cast(value));
    }

    private static Validator newValidator() {
        // Never closed: it holds memory only, and its validators need it as long as the process lives.
        return Validation.buildDefaultValidatorFactory().getValidator();
    }
}
