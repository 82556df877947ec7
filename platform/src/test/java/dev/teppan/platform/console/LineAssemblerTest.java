package dev.teppan.platform.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teppan.platform.console.text.Part;
import dev.teppan.platform.logs.OutputOffsets;
import dev.teppan.platform.logs.OutputPiece;
import dev.teppan.spi.executor.OutputStreamName;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LineAssemblerTest {

    private static final Instant TIME = Instant.parse("2026-11-25T10:11:02.118Z");

    private long stdout;
    private long stderr;

    private OutputPiece piece(OutputStreamName stream, byte[] bytes) {
        if (stream == OutputStreamName.STDOUT) {
            stdout += bytes.length;
        } else {
            stderr += bytes.length;
        }
        return new OutputPiece(stream, bytes, TIME, new OutputOffsets(stdout, stderr));
    }

    private OutputPiece out(String text) {
        return piece(OutputStreamName.STDOUT, text.getBytes(StandardCharsets.UTF_8));
    }

    private OutputPiece err(String text) {
        return piece(OutputStreamName.STDERR, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(LogLine line) {
        return line.parts().stream().map(Part::text).collect(Collectors.joining());
    }

    private static LineAssembler fromTheBeginning() {
        return new LineAssembler(OutputOffsets.START, true, 1);
    }

    @Test
    void joinsPiecesToLinesPerStream() {
        LineAssembler assembler = fromTheBeginning();
        assertThat(assembler.take(out("one\ntw")))
                .extracting(LineAssemblerTest::text)
                .containsExactly("one");
        assertThat(assembler.take(err("oops\n"))).singleElement().satisfies(line -> {
            assertThat(text(line)).isEqualTo("oops");
            assertThat(line.stderr()).isTrue();
            assertThat(line.number()).isEqualTo("2");
        });
        assertThat(assembler.take(out("o\n"))).singleElement().satisfies(line -> {
            assertThat(text(line)).isEqualTo("two");
            assertThat(line.number()).isEqualTo("3");
            assertThat(line.clock()).isEqualTo("10:11:02.118");
        });
    }

    @Test
    void keepsCharactersThatAPieceTearsApart() {
        byte[] bytes = "麺\n".getBytes(StandardCharsets.UTF_8);
        LineAssembler assembler = fromTheBeginning();
        List<LogLine> lines = new ArrayList<>();
        for (byte unit : bytes) {
            lines.addAll(assembler.take(piece(OutputStreamName.STDOUT, new byte[] {unit})));
        }
        assertThat(lines).extracting(LineAssemblerTest::text).containsExactly("麺");
    }

    @Test
    void goesOnWithoutLossOrRepeatFromItsOffsets() {
        LineAssembler first = fromTheBeginning();
        first.take(out("one\ntw"));
        assertThat(first.offsets()).isEqualTo(new OutputOffsets(4, 0));
        LineAssembler second = new LineAssembler(first.offsets(), true, first.nextNumber());
        stdout = 4;
        assertThat(second.take(out("two\n"))).singleElement().satisfies(line -> {
            assertThat(text(line)).isEqualTo("two");
            assertThat(line.number()).isEqualTo("2");
        });
    }

    @Test
    void leavesOutTheTornFirstLineOfATail() {
        LineAssembler assembler = new LineAssembler(new OutputOffsets(100, 0), false, 0);
        assertThat(assembler.take(out("rn line\nwhole\n")))
                .singleElement()
                .satisfies(line -> assertThat(text(line)).isEqualTo("whole"))
                .satisfies(line -> assertThat(line.number()).isEmpty());
    }

    @Test
    void foldsALongLineAndCountsItOnce() {
        LineAssembler assembler = fromTheBeginning();
        List<LogLine> lines = assembler.take(out("x".repeat(10_000) + "\nnext\n"));
        assertThat(lines).extracting(line -> text(line).length()).containsExactly(4096, 4096, 1808, 4);
        assertThat(lines).extracting(LogLine::number).containsExactly("1", "", "", "2");
    }

    @Test
    void showsWhatHasBegunAndEndsItAtTheEnd() {
        LineAssembler assembler = fromTheBeginning();
        assembler.take(out("50 %"));
        assertThat(assembler.tail()).extracting(LineAssemblerTest::text).containsExactly("50 %");
        assertThat(assembler.finish()).extracting(LineAssemblerTest::text).containsExactly("50 %");
        assertThat(assembler.tail()).isEmpty();
    }

    @Test
    void tellsNoTimeWhereNoneIsKept() {
        LineAssembler assembler = fromTheBeginning();
        OutputPiece piece = new OutputPiece(
                OutputStreamName.STDOUT,
                "a\n".getBytes(StandardCharsets.UTF_8),
                Instant.EPOCH,
                new OutputOffsets(2, 0));
        assertThat(assembler.take(piece)).extracting(LogLine::iso).containsExactly("");
    }
}
