package dev.teppan.example.notifier;

import dev.teppan.spi.notifier.DeliveryResult;
import dev.teppan.spi.notifier.Notification;
import dev.teppan.spi.notifier.Notifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/** Appends each notification as one line. The lock keeps lines whole, as the host delivers several at once. */
final class JsonLinesNotifier implements Notifier {

    private final Path file;
    private final ReentrantLock lock = new ReentrantLock();

    JsonLinesNotifier(Path file) {
        this.file = file;
    }

    @Override
    public DeliveryResult deliver(Notification notification) {
        lock.lock();
        try {
            String line = line(notification) + "\n";
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return new DeliveryResult.Delivered();
        } catch (IOException e) {
            // A full disk or a missing directory can be mended, so the host may try again.
            return new DeliveryResult.Failed("cannot append to " + file + ": " + e, true, Optional.empty());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        // Nothing is held open between deliveries.
    }

    private static String line(Notification notification) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("id", notification.id());
        fields.put("kind", notification.kind().name());
        fields.put("happened_at", notification.happenedAt().toString());
        fields.put("text", notification.text());
        fields.put("link", notification.link());
        fields.putAll(notification.facts());
        return fields.entrySet().stream()
                .map(field -> quoted(field.getKey()) + ":" + quoted(field.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(letter -> {
            if (letter == '"' || letter == '\\') {
                quoted.append('\\').append((char) letter);
            } else if (letter < ' ') {
                quoted.append(String.format("\\u%04x", letter));
            } else {
                quoted.append((char) letter);
            }
        });
        return quoted.append('"').toString();
    }
}
