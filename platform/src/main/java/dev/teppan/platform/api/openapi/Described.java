package dev.teppan.platform.api.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the OpenAPI document says of a request, beyond its method and path, which JAX-RS knows. Names of parameters, headers and
 * schemas are those of {@code components.json}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Described {

    /** One line. */
    String summary();

    /** Names of the query's parameters. */
    String[] query() default {};

    /** Names of request headers. */
    String[] headers() default {};

    /** The schema of the body; empty when the request has none. */
    String body() default "";

    /** Whether the request may come without its body. */
    boolean bodyOptional() default false;

    /** Successes, each a status, and after a space the schema of the body or a media type, where there is one. */
    String[] answers();

    /** Statuses of the problems that are this request's own; 400, 404 where the path has a name, 503 are everybody's. */
    int[] problems() default {};
}
