package dev.teppan.platform.logs;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.spi.executor.OutputStreamName;
import dev.teppan.spi.log.LogStore;
import dev.teppan.spi.log.ObjectKey;
import dev.teppan.spi.log.ObjectMetadata;
import dev.teppan.spi.log.ObjectWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Copies one spool into the log store, a buffer at a time.
 *
 * @param messages the message of an execution, as it was sent
 */
record Shipment(LogStore store, Function<ExecutionId, Optional<String>> messages) {

    private static final int BUFFER = 64 * 1024;
    private static final ObjectMetadata TEXT = new ObjectMetadata("text/plain; charset=utf-8", Map.of());
    private static final ObjectMetadata JSON = new ObjectMetadata("application/json", Map.of());

    void copy(Spool spool) throws IOException, InterruptedException {
        OutputOwner owner = spool.owner();
        stream(spool, OutputStreamName.STDOUT, owner.key().child(OutputOwner.STDOUT));
        stream(spool, OutputStreamName.STDERR, owner.key().child(OutputOwner.STDERR));
        if (owner.isFirst()) {
            Optional<String> message = messages.apply(owner.execution());
            if (message.isPresent()) {
                byte[] json = message.get().getBytes(UTF_8);
                copy(new ByteArrayInputStream(json), owner.key().child(OutputOwner.MESSAGE), JSON);
            }
        }
    }

    private void stream(Spool spool, OutputStreamName stream, ObjectKey key) throws IOException, InterruptedException {
        try (InputStream in = Files.newInputStream(SpoolFiles.stream(spool.directory(), stream))) {
            copy(in, key, TEXT);
        }
    }

    private void copy(InputStream in, ObjectKey key, ObjectMetadata metadata) throws IOException, InterruptedException {
        try (ObjectWriter writer = store.write(key, metadata)) {
            byte[] buffer = new byte[BUFFER];
            for (int count = in.readNBytes(buffer, 0, BUFFER); count > 0; count = in.readNBytes(buffer, 0, BUFFER)) {
                writer.append(ByteBuffer.wrap(buffer, 0, count));
            }
            writer.complete();
        } catch (IOException | InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("the log store's writer could not be closed", e);
        }
    }
}
