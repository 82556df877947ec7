package dev.teppan.platform.logs;

import java.io.EOFException;

/**
 * Finds lines in a stream by reading through it, a step at a time, so that memory does not grow with it. A line ends with a
 * newline; the last one may lack it. What is written after the finder was made is not seen. Used by one thread; calls block.
 */
public final class LineFinder {

    private static final int STEP = 1024 * 1024;

    private final AttemptStream stream;
    private final long end;

    /** @param end how much of the stream is looked at, in bytes */
    public LineFinder(AttemptStream stream, long end) {
        this.stream = stream;
        this.end = end;
    }

    /**
     * Where a line begins.
     *
     * @param line 1 for the first
     * @return the end where there is no such line
     */
    public long begin(long line) throws EOFException, InterruptedException {
        return skip(0, line - 1).at();
    }

    /** At most {@code count} lines from an offset on. */
    public LineSpan from(long offset, int count) throws EOFException, InterruptedException {
        long first = Math.min(offset, end);
        Skipped skipped = skip(first, count);
        return new LineSpan(first, skipped.at(), (int) skipped.lines() + (skipped.inLine() ? 1 : 0));
    }

    /** The last lines, at most {@code count}. */
    public LineSpan last(int count) throws EOFException, InterruptedException {
        int lines = end > 0 ? 1 : 0;
        // The newline at the very end ends the last line and begins none.
        for (long to = Math.max(0, end - 1); to > 0; ) {
            int step = (int) Math.min(STEP, to);
            byte[] bytes = stream.readFully(to - step, step);
            for (int i = step - 1; i >= 0; i--) {
                if (bytes[i] == '\n') {
                    if (lines == count) {
                        return new LineSpan(to - step + i + 1, end, lines);
                    }
                    lines++;
                }
            }
            to -= step;
        }
        return new LineSpan(0, end, lines);
    }

    /**
     * How far skipping came.
     *
     * @param at the byte after what was skipped
     * @param lines how many ends of lines were passed
     * @param inLine whether it stopped in a line, at the end of the stream
     */
    private record Skipped(long at, long lines, boolean inLine) {}

    private Skipped skip(long from, long lines) throws EOFException, InterruptedException {
        long left = lines;
        boolean inLine = false;
        long at = from;
        while (left > 0 && at < end) {
            byte[] bytes = stream.readFully(at, (int) Math.min(STEP, end - at));
            for (int i = 0; i < bytes.length; i++) {
                if (bytes[i] == '\n' && --left == 0) {
                    return new Skipped(at + i + 1, lines, false);
                }
            }
            inLine = bytes[bytes.length - 1] != '\n';
            at += bytes.length;
        }
        return new Skipped(at, lines - left, inLine);
    }
}
