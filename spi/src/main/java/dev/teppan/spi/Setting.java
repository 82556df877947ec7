package dev.teppan.spi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes one component of a settings record: for the configuration reference, for {@code GET /api/v1/plugins}, and
 * for the form that the console draws.
 *
 * <p>Component types: {@code String}, {@code int}, {@code long}, {@code double}, {@code boolean}, an enum, {@code
 * java.time.Duration} ({@code 250ms}, {@code 30s}, {@code 15m}, {@code 6h}, {@code 2d}), {@code java.nio.file.Path},
 * {@code java.net.URI}, {@link Secret}, {@link Resources}, another record, {@code List}, {@code Set} and {@code
 * Map<String, …>} of these, and {@code Optional} of these. A component that is neither an {@code Optional}, a collection
 * (absent means empty) nor has a {@link #defaultValue()} must be given.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {

    /** One or two sentences for the person who fills it in; with the unit, where there is one. */
    String value();

    /** The value when nothing is given, written as in YAML; empty for none. */
    String defaultValue() default "";
}
