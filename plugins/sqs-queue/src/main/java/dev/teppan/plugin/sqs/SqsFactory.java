package dev.teppan.plugin.sqs;

import dev.teppan.spi.HostSituation;
import dev.teppan.spi.PluginContext;
import dev.teppan.spi.queue.QueueSource;
import dev.teppan.spi.queue.QueueSourceFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pf4j.Extension;

/** Makes queue sources of type {@code sqs}. */
@Extension
public final class SqsFactory implements QueueSourceFactory<SqsSettings> {

    @Override
    public String type() {
        return "sqs";
    }

    @Override
    public Class<SqsSettings> settingsType() {
        return SqsSettings.class;
    }

    @Override
    public List<String> objections(SqsSettings settings, HostSituation host) {
        List<String> objections = new ArrayList<>();
        QueueAddress address;
        try {
            address = QueueAddress.parse(settings.queue());
        } catch (IllegalArgumentException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
        if (settings.accessKeyId().isPresent() != settings.secretAccessKey().isPresent()) {
            objections.add("accessKeyId and secretAccessKey must be given together");
        }
        if (settings.externalId().isPresent() && settings.assumeRole().isEmpty()) {
            objections.add("externalId is for a role: give assumeRole");
        }
        if (conflict(address.region(), settings.region())) {
            objections.add("region is another than that of queue: " + settings.queue());
        }
        if (conflict(address.account(), settings.account())) {
            objections.add("account is another than that of queue: " + settings.queue());
        }
        between("hold", settings.hold(), Duration.ofSeconds(1), Duration.ofHours(12), objections);
        between("callTimeout", settings.callTimeout(), Duration.ofSeconds(1), Duration.ofMinutes(5), objections);
        settings.create().ifPresent(create -> create(create, settings, address, objections));
        return objections;
    }

    private static boolean conflict(Optional<String> one, Optional<String> other) {
        return one.isPresent() && other.isPresent() && !one.equals(other);
    }

    private static void create(SqsCreate create, SqsSettings settings, QueueAddress address, List<String> objections) {
        if (address.account().isPresent()
                || address.url().isPresent()
                || settings.account().isPresent()) {
            objections.add("create makes queues in the own account only: give queue by its name, and no account");
        }
        create.deadLetterQueue()
                .filter(name -> name.endsWith(".fifo") != address.fifo())
                .ifPresent(name -> objections.add(
                        "create.deadLetterQueue must be of the queue's kind, both or neither ending in .fifo: "
                                + name));
        create.deadLetterQueue()
                .filter(address.name()::equals)
                .ifPresent(name -> objections.add("create.deadLetterQueue must be another queue: " + name));
        between("create.retention", create.retention(), Duration.ofMinutes(1), Duration.ofDays(14), objections);
    }

    private static void between(String name, Duration given, Duration least, Duration most, List<String> objections) {
        if (given.compareTo(least) < 0 || given.compareTo(most) > 0) {
            objections.add(name + " must be between " + least.toSeconds() + "s and " + most.toSeconds() + "s");
        }
    }

    /** Connects to nothing; the first call does. */
    @Override
    public QueueSource create(SqsSettings settings, PluginContext context) {
        return new SqsQueueSource(settings, context);
    }
}
