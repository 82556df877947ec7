package dev.teppan.platform.api.http;

import dev.teppan.platform.api.http.Refusal.Kind;
import dev.teppan.platform.catalog.NearestName;
import dev.teppan.platform.catalog.Problem;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the query of a request. Unknown, repeated and wrong parameters are refused together by {@link #check}. */
public final class Query {

    private final MultivaluedMap<String, String> given;
    private final List<Problem> problems = new ArrayList<>();

    /** Reads a query that may have these parameters. */
    public Query(UriInfo uri, String... known) {
        given = uri.getQueryParameters();
        List<String> names = Arrays.asList(known);
        given.forEach((name, values) -> {
            if (!names.contains(name)) {
                problems.add(new Problem(
                        Body.printable(name), "is no parameter here" + NearestName.hint(Body.printable(name), names)));
            } else if (values.size() > 1) {
                problems.add(new Problem(name, "must be given once"));
            }
        });
    }

    /** A text; absent when it is not given or empty. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(given.getFirst(name)).filter(value -> !value.isEmpty());
    }

    /** A whole number within bounds. */
    public long number(String name, long smallest, long largest, long otherwise) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        Optional<Long> value = text.filter(digits -> digits.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .filter(number -> number >= smallest && number <= largest);
        if (value.isEmpty()) {
            problem(name, "must be an integer from %,d to %,d".formatted(smallest, largest));
        }
        return value.orElse(otherwise);
    }

    /** True or false; false when not given. */
    public boolean flag(String name) {
        String text = text(name).orElse("false");
        if (!text.equals("true") && !text.equals("false")) {
            problem(name, "must be true or false");
        }
        return text.equals("true");
    }

    /** One of several words. */
    public <T> Optional<T> word(String name, Map<String, T> words) {
        Optional<String> text = text(name);
        if (text.isPresent() && !words.containsKey(text.get())) {
            problem(
                    name,
                    "must be one of "
                            + String.join(", ", words.keySet().stream().sorted().toList()));
        }
        return text.flatMap(word -> Optional.ofNullable(words.get(word)));
    }

    /** Notes a problem of one parameter. */
    public void problem(String name, String message) {
        problems.add(new Problem(name, message));
    }

    /** Refuses the request when anything was wrong. */
    public void check() {
        if (!problems.isEmpty()) {
            throw new Refusal(
                    Kind.QUERY,
                    problems.getFirst().pointer() + " " + problems.getFirst().message(),
                    problems,
                    Map.of());
        }
    }
}
