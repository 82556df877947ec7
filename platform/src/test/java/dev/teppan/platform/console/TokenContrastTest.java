package dev.teppan.platform.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** WCAG 2 contrast of all pairs of colours that pages use, in both themes. */
class TokenContrastTest {

    private static final double TEXT = 4.5;
    private static final double CONTROL = 3;
    private static final List<String> STATES =
            List.of("scheduled", "pending", "starting", "running", "succeeded", "failed", "canceled", "lost");
    private static final List<String> BLAMES =
            List.of("job", "placement", "throttle", "infrastructure", "spot", "image", "user", "platform");

    record Pair(String theme, String front, String back, double least) {}

    static Stream<Pair> pairs() {
        return Stream.of("light", "dark")
                .flatMap(theme -> Stream.of(
                                ground(List.of("text", "text-2", "text-3", "accent", "brand"), TEXT),
                                ground(List.of("border-strong", "focus"), CONTROL),
                                ground(
                                        BLAMES.stream()
                                                .map(blame -> "b-" + blame)
                                                .toList(),
                                        TEXT),
                                STATES.stream()
                                        .flatMap(state -> Stream.of(
                                                new Pair("", state, "surface", TEXT),
                                                new Pair("", state, state + "-bg", TEXT))),
                                Stream.of(
                                        new Pair("", "accent", "accent-bg", TEXT),
                                        new Pair("", "text", "accent-bg", TEXT),
                                        new Pair("", "text", "pending-bg", TEXT),
                                        new Pair("", "text", "failed-bg", TEXT),
                                        new Pair("", "text", "sunken", TEXT),
                                        new Pair("", "text-2", "hover", TEXT),
                                        new Pair("", "on-ink", "ink", TEXT),
                                        new Pair("", "surface", "text-2", TEXT)),
                                Stream.concat(
                                                Stream.of("log-text", "log-no", "log-time", "log-link"),
                                                IntStream.range(0, 16).mapToObj(number -> "ansi-" + number))
                                        .map(name -> new Pair("", name, "log-bg", TEXT)),
                                Stream.of(new Pair("", "log-err", "log-bg", CONTROL)))
                        .flatMap(pairs -> pairs)
                        .map(pair -> new Pair(theme, pair.front(), pair.back(), pair.least())));
    }

    private static Stream<Pair> ground(List<String> names, double least) {
        return names.stream()
                .flatMap(name -> Stream.of("surface", "canvas").map(back -> new Pair("", name, back, least)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void canBeRead(Pair pair) throws IOException {
        Map<String, String> tokens = tokens(pair.theme());
        double ratio = ratio(colour(tokens, pair.front()), colour(tokens, pair.back()));
        assertThat(ratio).as(pair.toString()).isGreaterThanOrEqualTo(pair.least());
    }

    @ParameterizedTest
    @MethodSource("themes")
    void bothWaysToTheDarkThemeGiveTheSameColours(String dark) throws IOException {
        assertThat(parse(dark)).isEqualTo(parse(css().split("\n:root\\[data-theme=\"dark\"]", 2)[1]));
    }

    static Stream<String> themes() throws IOException {
        return Stream.of(css().split("prefers-color-scheme: dark", 2)[1].split("\n:root\\[data-theme", 2)[0]);
    }

    private static String colour(Map<String, String> tokens, String name) {
        return Objects.requireNonNull(tokens.get(name), name);
    }

    private static Map<String, String> tokens(String theme) throws IOException {
        String light = css().split("@media", 2)[0];
        Map<String, String> tokens = parse(light);
        if (theme.equals("dark")) {
            tokens.putAll(parse(css().split("\n:root\\[data-theme=\"dark\"]", 2)[1]));
        }
        return tokens;
    }

    private static Map<String, String> parse(String css) {
        Map<String, String> tokens = new HashMap<>();
        Matcher matcher = Pattern.compile("--([a-z0-9-]+): (#[0-9a-f]{6});").matcher(css);
        while (matcher.find()) {
            tokens.put(matcher.group(1), matcher.group(2));
        }
        assertThat(tokens).hasSizeGreaterThan(40);
        return tokens;
    }

    private static String css() throws IOException {
        try (InputStream in = Objects.requireNonNull(Assets.class.getResourceAsStream("assets/tokens.css"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static double ratio(String one, String other) {
        double first = luminance(one);
        double second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(String colour) {
        return 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);
    }

    private static double channel(String colour, int at) {
        double value = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
