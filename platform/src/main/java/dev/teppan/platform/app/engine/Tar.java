package dev.teppan.platform.app.engine;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** Writes a tar archive (ustar) into memory. Names up to 100 ASCII characters. */
final class Tar {

    private static final int BLOCK = 512;
    private final ByteArrayOutputStream archive = new ByteArrayOutputStream();

    void directory(String name, int mode) {
        header(name + "/", mode, 0, '5', "");
    }

    void file(String name, byte[] content, int mode) {
        header(name, mode, content.length, '0', "");
        archive.writeBytes(content);
        archive.writeBytes(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
    }

    void symbolicLink(String name, String target) {
        header(name, 0777, 0, '2', target);
    }

    /** The whole archive; nothing may be added afterwards. */
    byte[] finish() {
        archive.writeBytes(new byte[2 * BLOCK]);
        return archive.toByteArray();
    }

    private void header(String name, int mode, int size, char type, String linkTarget) {
        byte[] block = new byte[BLOCK];
        put(block, 0, name, 100);
        put(block, 100, octal(mode, 7), 8);
        put(block, 108, octal(0, 7), 8);
        put(block, 116, octal(0, 7), 8);
        put(block, 124, octal(size, 11), 12);
        put(block, 136, octal(0, 11), 12);
        Arrays.fill(block, 148, 156, (byte) ' ');
        block[156] = (byte) type;
        put(block, 157, linkTarget, 100);
        put(block, 257, "ustar", 6);
        put(block, 263, "00", 2);
        int sum = 0;
        for (byte value : block) {
            sum += value & 0xff;
        }
        put(block, 148, octal(sum, 6), 7);
        archive.writeBytes(block);
    }

    private static String octal(int value, int digits) {
        return String.format(Locale.ROOT, "%0" + digits + "o", value);
    }

    private static void put(byte[] block, int offset, String text, int room) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        if (bytes.length > room) {
            throw new IllegalArgumentException("too long for a tar header: " + text);
        }
        System.arraycopy(bytes, 0, block, offset, bytes.length);
    }
}
