package dev.teppan.platform.logs;

import dev.teppan.spi.executor.OutputStreamName;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The format of the journal beside the raw output: for each piece its stream, length, time and position, with a checksum,
 * so that a torn end is recognised.
 */
final class Journal {

    /** An entry with its positions takes well below this. */
    private static final int MAX_ENTRY = 4096;

    private static final int FRAME = 2 * Integer.BYTES;

    /** An entry as read, and where the next begins. */
    record Read(JournalEntry entry, long next) {}

    private Journal() {}

    static byte[] encode(JournalEntry entry) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(body);
        out.writeByte(code(entry.kind()));
        out.writeByte(code(entry.stream()));
        out.writeInt(entry.bytes());
        out.writeLong(entry.time().toEpochMilli());
        out.writeUTF(entry.position());
        byte[] payload = body.toByteArray();
        ByteArrayOutputStream framed = new ByteArrayOutputStream(payload.length + FRAME);
        DataOutputStream frame = new DataOutputStream(framed);
        frame.writeInt(payload.length);
        frame.write(payload);
        frame.writeInt(checksum(payload));
        return framed.toByteArray();
    }

    /** The entry that begins at {@code offset}; empty at the end and where it is torn. */
    static Optional<Read> read(RandomAccessFile file, long offset, long end) throws IOException {
        if (offset + FRAME > end) {
            return Optional.empty();
        }
        byte[] buffer = new byte[(int) Math.min(256, end - offset)];
        file.seek(offset);
        file.readFully(buffer);
        int length = new DataInputStream(new ByteArrayInputStream(buffer)).readInt();
        if (length <= 0 || length > MAX_ENTRY || offset + FRAME + length > end) {
            return Optional.empty();
        }
        if (length + FRAME > buffer.length) {
            buffer = new byte[length + FRAME];
            file.seek(offset);
            file.readFully(buffer);
        }
        byte[] payload = Arrays.copyOfRange(buffer, Integer.BYTES, Integer.BYTES + length);
        int checksum =
                new DataInputStream(new ByteArrayInputStream(buffer, Integer.BYTES + length, Integer.BYTES)).readInt();
        return checksum == checksum(payload)
                ? decode(payload).map(entry -> new Read(entry, offset + FRAME + length))
                : Optional.empty();
    }

    private static Optional<JournalEntry> decode(byte[] payload) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(payload));
        int kind = in.readByte();
        int stream = in.readByte();
        int bytes = in.readInt();
        Instant time = Instant.ofEpochMilli(in.readLong());
        String position = in.readUTF();
        return bytes < 0
                ? Optional.empty()
                : kind(kind)
                        .flatMap(known ->
                                stream(stream).map(name -> new JournalEntry(known, name, bytes, time, position)));
    }

    private static int code(JournalEntry.Kind kind) {
        return switch (kind) {
            case DATA -> 'd';
            case NOTE -> 'n';
            case CUT -> 'c';
            case SEALED -> 's';
        };
    }

    private static int code(OutputStreamName stream) {
        return switch (stream) {
            case STDOUT -> 'o';
            case STDERR -> 'e';
        };
    }

    private static Optional<JournalEntry.Kind> kind(int code) {
        return Arrays.stream(JournalEntry.Kind.values())
                .filter(kind -> code(kind) == code)
                .findFirst();
    }

    private static Optional<OutputStreamName> stream(int code) {
        return Arrays.stream(OutputStreamName.values())
                .filter(stream -> code(stream) == code)
                .findFirst();
    }

    private static int checksum(byte[] payload) {
        CRC32 crc = new CRC32();
        crc.update(payload);
        return (int) crc.getValue();
    }
}
