package dev.teppan.platform.logs;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** A stream of lines that all are as long and tell their number. However many, they are made when they are read. */
public final class NumberedLines implements AttemptStream {

    private static final int LENGTH = 100;

    private final long total;
    private volatile int largestRead;

    public NumberedLines(long lines) {
        this.total = lines * LENGTH;
    }

    /** One line with its end, 1 for the first. */
    public static String line(long number) {
        String digits = String.valueOf(number);
        return "line " + "0".repeat(12 - digits.length()) + digits + " " + "-".repeat(LENGTH - 19) + "\n";
    }

    public long total() {
        return total;
    }

    /** The most bytes that were read at once. */
    public int largestRead() {
        return largestRead;
    }

    @Override
    public OutputRange read(long offset, int maxBytes) {
        int length = Math.clamp(total - offset, 0, maxBytes);
        largestRead = Math.max(largestRead, length);
        byte[] bytes = new byte[length];
        for (int at = 0; at < length; ) {
            byte[] line = line((offset + at) / LENGTH + 1).getBytes(US_ASCII);
            int from = (int) ((offset + at) % LENGTH);
            int count = Math.min(LENGTH - from, length - at);
            System.arraycopy(line, from, bytes, at, count);
            at += count;
        }
        return new OutputRange(bytes, total, true);
    }
}
