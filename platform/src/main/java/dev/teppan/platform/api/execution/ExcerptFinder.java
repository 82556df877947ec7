package dev.teppan.platform.api.execution;

import dev.teppan.platform.api.http.ByteRange;
import dev.teppan.platform.api.http.RangeHeader;
import dev.teppan.platform.api.http.Refusal;
import dev.teppan.platform.logs.AttemptStream;
import dev.teppan.platform.logs.LineFinder;
import dev.teppan.platform.logs.LineSpan;
import dev.teppan.platform.logs.OutputRange;
import java.io.EOFException;
import java.util.OptionalInt;

/** Finds what a selection comes to in a stream as it is now. Used by one thread; calls block. */
final class ExcerptFinder {

    private final AttemptStream stream;
    private final long total;
    private final boolean complete;

    /** Looks how long the stream is. */
    ExcerptFinder(AttemptStream stream) throws InterruptedException {
        OutputRange now = stream.read(0, 1);
        this.stream = stream;
        this.total = now.total();
        this.complete = now.complete();
    }

    /**
     * Finds it.
     *
     * @throws Refusal when it is a range of HTTP of which nothing is there
     * @throws EOFException when the stream became shorter meanwhile
     */
    Excerpt find(OutputSelection selection) throws EOFException, InterruptedException {
        LineFinder lines = new LineFinder(stream, total);
        return switch (selection) {
            case OutputSelection.Whole whole -> bytes(0, total);
            case OutputSelection.Ranged ranged -> range(ranged.range());
            case OutputSelection.Part part ->
                bytes(part.offset(), Math.max(part.offset(), Math.min(part.offset() + part.limit(), total)));
            case OutputSelection.Lines byNumber -> lines(lines.from(lines.begin(byNumber.line()), byNumber.count()));
            case OutputSelection.LinesAt byOffset -> lines(lines.from(byOffset.offset(), byOffset.count()));
            case OutputSelection.Tail tail -> lines(lines.last(tail.count()));
        };
    }

    private Excerpt range(ByteRange range) {
        return switch (range) {
            case ByteRange.FromTo span -> {
                if (span.first() >= total) {
                    throw RangeHeader.outside(total);
                }
                yield bytes(span.first(), Math.min(span.last(), total - 1) + 1);
            }
            case ByteRange.Last last -> {
                if (last.bytes() == 0) {
                    throw RangeHeader.outside(total);
                }
                yield bytes(Math.max(0, total - last.bytes()), total);
            }
        };
    }

    private Excerpt bytes(long from, long to) {
        return new Excerpt(from, to, OptionalInt.empty(), total, complete);
    }

    private Excerpt lines(LineSpan span) {
        return new Excerpt(span.from(), span.to(), OptionalInt.of(span.lines()), total, complete);
    }
}
