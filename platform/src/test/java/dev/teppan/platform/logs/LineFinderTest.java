package dev.teppan.platform.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineFinderTest {

    private static final long LINES = 4_000_000;

    @ParameterizedTest(name = "line {1}, {2} of them, of <{0}>")
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "'',            1, 5, '',        0",
                "one,           1, 5, one,       1",
                "one,           2, 5, '',        0",
                "one/,          1, 5, one/,      1",
                "one/,          2, 5, '',        0",
                "one/two/three, 1, 1, one/,      1",
                "one/two/three, 2, 1, two/,      1",
                "one/two/three, 2, 9, two/three, 2",
                "one/two/three, 3, 1, three,     1",
                "one/two/three, 9, 1, '',        0",
                "///,           2, 1, /,         1",
                "///,           1, 9, ///,       3"
            })
    void findsLinesByNumber(String text, long line, int count, String found, int lines) throws Exception {
        LineFinder finder = finder(text);

        LineSpan span = finder.from(finder.begin(line), count);

        assertThat(text(text, span)).isEqualTo(found);
        assertThat(span.lines()).isEqualTo(lines);
    }

    @ParameterizedTest(name = "the last {1} of <{0}>")
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "'',             1, '',             0",
                "one,            1, one,            1",
                "one/,           1, one/,           1",
                "one/,           2, one/,           1",
                "one/two,        1, two,            1",
                "one/two/,       1, two/,           1",
                "one/two/,       2, one/two/,       2",
                "one/two/three/, 2, two/three/,     2",
                "one/two/three/, 9, one/two/three/, 3",
                "///,            1, /,              1",
                "///,            2, //,             2",
                "/,              9, /,              1"
            })
    void findsTheLastLines(String text, int count, String found, int lines) throws Exception {
        LineSpan span = finder(text).last(count);

        assertThat(text(text, span)).isEqualTo(found);
        assertThat(span.lines()).isEqualTo(lines);
    }

    @Test
    void countsFromAnOffsetWithTheRestOfItsLine() throws Exception {
        assertThat(finder("one/two/three").from(1, 2)).isEqualTo(new LineSpan(1, 8, 2));
        assertThat(finder("one/two/three").from(99, 2)).isEqualTo(new LineSpan(13, 13, 0));
    }

    @Test
    void seesNothingOfWhatIsWrittenMeanwhile() throws Exception {
        AttemptStream grown = of("one/two/three".replace('/', '\n').getBytes(UTF_8));

        assertThat(new LineFinder(grown, 5).last(1)).isEqualTo(new LineSpan(4, 5, 1));
        assertThat(new LineFinder(grown, 5).from(0, 9)).isEqualTo(new LineSpan(0, 5, 2));
    }

    @Test
    void saysWhenTheStreamBecameShorter() {
        LineFinder finder = new LineFinder(of(new byte[10]), 20);

        assertThatThrownBy(() -> finder.from(0, 1)).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> finder.last(1)).isInstanceOf(EOFException.class);
    }

    @Test
    void readsThroughHundredsOfMebibytesAPieceAtATime() throws Exception {
        NumberedLines stream = new NumberedLines(LINES);
        LineFinder finder = new LineFinder(stream, stream.total());
        assertThat(stream.total()).isGreaterThan(300L << 20);

        LineSpan near = finder.from(finder.begin(LINES - 10), 3);
        LineSpan last = finder.last(2);
        LineSpan all = finder.last(Integer.MAX_VALUE);

        assertThat(new String(stream.readFully(near.from(), (int) (near.to() - near.from())), UTF_8))
                .isEqualTo(
                        NumberedLines.line(LINES - 10) + NumberedLines.line(LINES - 9) + NumberedLines.line(LINES - 8));
        assertThat(new String(stream.readFully(last.from(), (int) (last.to() - last.from())), UTF_8))
                .isEqualTo(NumberedLines.line(LINES - 1) + NumberedLines.line(LINES));
        assertThat(all).isEqualTo(new LineSpan(0, stream.total(), (int) LINES));
        assertThat(stream.largestRead()).isLessThanOrEqualTo(1024 * 1024);
    }

    @Test
    void findsLinesThatAreLongerThanAPiece() throws Exception {
        byte[] bytes = new byte[5_000_000];
        Arrays.fill(bytes, (byte) 'x');
        bytes[2_000_000] = '\n';
        bytes[4_999_999] = '\n';
        LineFinder finder = new LineFinder(of(bytes), bytes.length);

        assertThat(finder.from(finder.begin(2), 1)).isEqualTo(new LineSpan(2_000_001, 5_000_000, 1));
        assertThat(finder.last(1)).isEqualTo(new LineSpan(2_000_001, 5_000_000, 1));
        assertThat(finder.last(2)).isEqualTo(new LineSpan(0, 5_000_000, 2));
    }

    private static LineFinder finder(String text) {
        byte[] bytes = text.replace('/', '\n').getBytes(UTF_8);
        return new LineFinder(of(bytes), bytes.length);
    }

    private static AttemptStream of(byte[] bytes) {
        return (offset, maxBytes) -> {
            int from = (int) Math.min(offset, bytes.length);
            int to = (int) Math.min(bytes.length, offset + maxBytes);
            return new OutputRange(Arrays.copyOfRange(bytes, from, to), bytes.length, true);
        };
    }

    private static String text(String text, LineSpan span) {
        return text.substring((int) span.from(), (int) span.to());
    }
}
