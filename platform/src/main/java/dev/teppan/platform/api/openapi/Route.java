package dev.teppan.platform.api.openapi;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One request that a resource answers.
 *
 * @param method in lower case
 * @param path from the root of the host
 * @param described absent where the resource does not say more
 */
record Route(String method, String path, String operation, Optional<Described> described) {

    private static final Pattern NAME = Pattern.compile("\\{([^}]+)}");

    /** The routes of a resource class, as its JAX-RS annotations have them. */
    static List<Route> of(Class<?> resource) {
        String root = text(resource.getAnnotation(Path.class));
        return Arrays.stream(resource.getMethods())
                .flatMap(method -> verb(method)
                        .map(verb -> new Route(
                                verb,
                                root + text(method.getAnnotation(Path.class)),
                                operation(resource, method),
                                Optional.ofNullable(method.getAnnotation(Described.class)))))
                .sorted(Comparator.comparing(Route::path).thenComparing(Route::method))
                .toList();
    }

    /** The names in the path. */
    List<String> names() {
        return NAME.matcher(path).results().map(found -> found.group(1)).toList();
    }

    private static Stream<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .map(type -> type.getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .map(verb -> verb.value().toLowerCase(Locale.ROOT));
    }

    private static String operation(Class<?> resource, Method method) {
        String name = resource.getSimpleName().replace("Resource", "");
        return Character.toLowerCase(name.charAt(0)) + name.substring(1) + "." + method.getName();
    }

    private static String text(@Nullable Path path) {
        if (path == null) {
            return "";
        }
        return path.value().startsWith("/") ? path.value() : "/" + path.value();
    }
}
