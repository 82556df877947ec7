package dev.teppan.e2e.hanging;

import dev.teppan.spi.notifier.DeliveryResult;
import dev.teppan.spi.notifier.Notification;
import dev.teppan.spi.notifier.Notifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes an empty file for each execution that it is told of. */
record NotingNotifier(Path folder) implements Notifier {

    @Override
    public DeliveryResult deliver(Notification notification) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(notification.facts().getOrDefault("execution", "none")), "");
            return new DeliveryResult.Delivered();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
