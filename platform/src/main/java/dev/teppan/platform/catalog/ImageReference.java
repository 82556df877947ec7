package dev.teppan.platform.catalog;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reference to an image, taken apart as the distribution project's grammar says ({@code [domain/]path[:tag][@digest]}).
 *
 * @param registry host with an optional port; absent for the engine's default
 * @param repository the path, without registry
 * @param tag absent where none was written
 * @param digest with its algorithm, {@code sha256:…}; wins over the tag
 */
public record ImageReference(
        Optional<String> registry, String repository, Optional<String> tag, Optional<String> digest) {

    private static final String COMPONENT = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
    private static final Pattern REFERENCE = Pattern.compile(
            "(?:(?<registry>localhost(?::\\d+)?|(?=[^/]*[.:])[A-Za-z0-9.-]+(?::\\d+)?|\\[[0-9a-fA-F:]+](?::\\d+)?)/)?"
                    + "(?<repository>" + COMPONENT + "(?:/" + COMPONENT + ")*)"
                    + "(?::(?<tag>[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?"
                    + "(?:@(?<digest>[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}))?");

    /** Takes a reference apart; empty when it is none. */
    public static Optional<ImageReference> parse(String text) {
        Matcher matcher = REFERENCE.matcher(text);
        if (text.length() > 512 || !matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(new ImageReference(
                Optional.ofNullable(matcher.group("registry")),
                matcher.group("repository"),
                Optional.ofNullable(matcher.group("tag")),
                Optional.ofNullable(matcher.group("digest"))));
    }

    /** The same repository at another tag, without a digest. */
    public ImageReference withTag(String newTag) {
        return new ImageReference(registry, repository, Optional.of(newTag), Optional.empty());
    }

    /** The reference as written. */
    @Override
    public String toString() {
        return registry.map(host -> host + "/").orElse("")
                + repository
                + tag.map(t -> ":" + t).orElse("")
                + digest.map(d -> "@" + d).orElse("");
    }
}
