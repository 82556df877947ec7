package dev.teppan.platform.app.config;

import dev.teppan.platform.plugins.PluginConfiguration;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks what no single property can tell. */
final class Consistency {

    private static final Set<String> DATABASES =
            Set.of("jdbc:sqlite:", "jdbc:postgresql:", "jdbc:mariadb:", "jdbc:mysql:");

    private static final int LEAST_SECRET = 16;

    private final List<Problem> problems;

    Consistency(List<Problem> problems) {
        this.problems = problems;
    }

    void check(TeppanSettings settings, PluginConfiguration plugins) {
        settings.database()
                .url()
                .filter(url -> DATABASES.stream().noneMatch(url::startsWith))
                .ifPresent(url -> add(
                        "/database/url",
                        "must begin with jdbc:postgresql:, jdbc:mariadb:, jdbc:mysql: or jdbc:sqlite:"));
        if (settings.database().isEmbedded() && settings.database().user().isPresent()) {
            add("/database/user", "has no meaning for SQLite");
        }
        between("/database/timeout", settings.database().timeout(), Duration.ofMillis(100), Duration.ofMinutes(5));
        between("/dispatch/lease", settings.dispatch().lease(), Duration.ofSeconds(3), Duration.ofMinutes(5));
        between("/limits/lostAfter", settings.limits().lostAfter(), Duration.ofSeconds(1), Duration.ofDays(7));
        cluster(settings);
        address("/publicUrl", settings.publicUrl());
        address("/messageUrl", settings.messageUrl());
        directory("/plugins/directory", settings.plugins().directory());
        directory("/secrets/fileDirectory", settings.secrets().fileDirectory());
        writable("/dataDirectory", settings.dataDirectory());
        if (settings.mode() == Mode.SERVER && plugins.executors().isEmpty()) {
            add("/executors", "must name at least one: without an executor nothing runs");
        }
    }

    private void cluster(TeppanSettings settings) {
        ClusterSection cluster = settings.cluster();
        address("/cluster/address", cluster.address());
        between("/cluster/drain", cluster.drain(), Duration.ZERO, Duration.ofMinutes(10));
        if (cluster.address().isPresent() != cluster.secret().isPresent()) {
            add(
                    cluster.secret().isPresent() ? "/cluster/address" : "/cluster/secret",
                    "must be given, as the other of the two is");
        }
        cluster.secret()
                .filter(secret -> secret.reveal().length() < LEAST_SECRET)
                .ifPresent(secret -> add("/cluster/secret", "must have at least " + LEAST_SECRET + " characters"));
        if (cluster.isConfigured() && settings.database().isEmbedded()) {
            add("/cluster/address", "has no meaning with SQLite, which serves one host");
        }
    }

    private void between(String pointer, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            add(pointer, "must be from " + words(least) + " to " + words(most));
        }
    }

    private static String words(Duration duration) {
        if (duration.toDaysPart() > 0) {
            return duration.toDays() + "d";
        }
        if (duration.toMinutes() > 0) {
            return duration.toMinutes() + "m";
        }
        return duration.toSeconds() > 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }

    private void address(String pointer, Optional<URI> address) {
        address.filter(uri ->
                        !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) || uri.getHost() == null)
                .ifPresent(
                        uri -> add(pointer, "must be an address that begins with http:// or https:// and has a host"));
    }

    private void directory(String pointer, Optional<Path> directory) {
        directory
                .filter(path -> !Files.isDirectory(path))
                .ifPresent(path -> add(pointer, "there is no directory " + path));
    }

    private void writable(String pointer, Path directory) {
        Path existing = directory.toAbsolutePath();
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        if (!Files.isDirectory(existing) || !Files.isWritable(existing)) {
            add(pointer, "cannot be written: " + existing + " is no directory that this user may write to");
        }
    }

    private void add(String pointer, String message) {
        problems.add(new Problem(pointer, message));
    }
}
