package dev.teppan.platform.plugins.settings;

import dev.teppan.platform.plugins.settings.SettingsSchema.ValueType;
import dev.teppan.spi.Resources;
import dev.teppan.spi.Secret;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a component of a settings record, or an element of one, takes.
 *
 * @param element what each value of a list, set or map is
 */
record ComponentType(ValueType kind, Class<?> raw, boolean optional, Optional<ComponentType> element) {

    private static final Map<Class<?>, ValueType> SCALARS = Map.ofEntries(
            Map.entry(String.class, ValueType.TEXT),
            Map.entry(int.class, ValueType.INTEGER),
            Map.entry(Integer.class, ValueType.INTEGER),
            Map.entry(long.class, ValueType.INTEGER),
            Map.entry(Long.class, ValueType.INTEGER),
            Map.entry(double.class, ValueType.NUMBER),
            Map.entry(Double.class, ValueType.NUMBER),
            Map.entry(boolean.class, ValueType.BOOLEAN),
            Map.entry(Boolean.class, ValueType.BOOLEAN),
            Map.entry(Duration.class, ValueType.DURATION),
            Map.entry(Path.class, ValueType.PATH),
            Map.entry(URI.class, ValueType.URI),
            Map.entry(Secret.class, ValueType.SECRET),
            Map.entry(Resources.class, ValueType.RESOURCES));

    /**
     * Reads a declared type.
     *
     * @throws IllegalArgumentException when settings cannot have it
     */
    static ComponentType of(Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
            Type[] arguments = generic.getActualTypeArguments();
            if (raw == Optional.class) {
                ComponentType inner = of(arguments[0]);
                return new ComponentType(inner.kind, inner.raw, true, inner.element);
            }
            if (raw == List.class || raw == Set.class) {
                ValueType kind = raw == List.class ? ValueType.LIST : ValueType.SET;
                return new ComponentType(kind, raw, false, Optional.of(of(arguments[0])));
            }
            if (raw == Map.class && arguments[0] == String.class) {
                return new ComponentType(ValueType.MAP, raw, false, Optional.of(of(arguments[1])));
            }
        } else if (type instanceof Class<?> raw) {
            ValueType scalar = SCALARS.get(raw);
            if (scalar != null) {
                return new ComponentType(scalar, raw, false, Optional.empty());
            }
            if (raw.isEnum() || raw.isRecord()) {
                ValueType kind = raw.isEnum() ? ValueType.CHOICE : ValueType.GROUP;
                return new ComponentType(kind, raw, false, Optional.empty());
            }
        }
        throw new IllegalArgumentException("settings cannot have a component of type " + type.getTypeName());
    }

    /** Whether nothing given means an empty value. */
    boolean mayBeAbsent() {
        return optional || kind == ValueType.LIST || kind == ValueType.SET || kind == ValueType.MAP;
    }
}
