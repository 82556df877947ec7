package dev.teppan.platform.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The console's files, read once. They are served below a name made of what they hold, so a browser may keep them for ever.
 */
final class Assets {

    private static final List<String> NAMES = List.of(
            "app.css",
            "app.js",
            "favicon.svg",
            "fonts/inter-latin-wght-normal.woff2",
            "fonts/jetbrains-mono-latin-wght-normal.woff2",
            "icons.svg",
            "live.js",
            "log.css",
            "tokens.css");

    /** A file and its media type. */
    record Asset(byte[] bytes, String type) {}

    private final Map<String, Asset> files = new TreeMap<>();
    private final String hash;

    Assets() {
        MessageDigest digest = sha256();
        for (String name : NAMES) {
            read(name).ifPresent(bytes -> {
                files.put(name, new Asset(bytes, type(name)));
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            });
        }
        hash = HexFormat.of().formatHex(digest.digest(), 0, 6);
    }

    /** Where they are, below the root. */
    String path() {
        return "/assets/" + hash;
    }

    Optional<Asset> find(String requestedHash, String name) {
        return requestedHash.equals(hash) ? Optional.ofNullable(files.get(name)) : Optional.empty();
    }

    /** A file that is missing, such as a font somebody took out, is left out. */
    private static Optional<byte[]> read(String name) {
        try (InputStream in = Assets.class.getResourceAsStream("assets/" + name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("asset cannot be read: " + name, e);
        }
    }

    private static String type(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "css" -> "text/css; charset=utf-8";
            case "js" -> "text/javascript; charset=utf-8";
            case "svg" -> "image/svg+xml";
            case "woff2" -> "font/woff2";
            default -> "application/octet-stream";
        };
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
