package dev.teppan.spi.testkit.executor;

import static dev.teppan.spi.executor.OutputStreamName.STDERR;
import static dev.teppan.spi.executor.OutputStreamName.STDOUT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.teppan.spi.executor.JobExecutor;
import dev.teppan.spi.executor.Launch;
import dev.teppan.spi.executor.OutputPosition;
import dev.teppan.spi.executor.OutputStreamName;
import dev.teppan.spi.executor.Run;
import dev.teppan.spi.testkit.executor.Program.Step;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What output promises. */
abstract class OutputRules extends EndRules {

    private static final Program BOTH_STREAMS = Program.exits(0)
            .then(new Step.Lines(STDOUT, "out ", 300))
            .then(new Step.Lines(STDERR, "err ", 300))
            .then(new Step.Fill(STDOUT, 40_000))
            .then(new Step.Pause(Duration.ofMillis(300)))
            .then(new Step.Lines(STDERR, "more err ", 50))
            .then(new Step.Fill(STDERR, 20_000))
            .then(new Step.Lines(STDOUT, "more out ", 50));

    @Test
    void r60_must_handOutBothStreamsCompleteAndInOrder() throws Exception {
        Run run = start(open(), launch(BOTH_STREAMS));
        CollectingSink sink = output(run, OutputPosition.START);
        if (!supports(JobExecutorFeature.OUTPUT)) {
            assertThat(sink.chunks()).isEmpty();
            return;
        }
        assertThat(sink.text(STDOUT))
                .isEqualTo(lines("out ", 300) + "x".repeat(40_000) + "\n" + lines("more out ", 50));
        assertThat(sink.text(STDERR))
                .isEqualTo(lines("err ", 300) + lines("more err ", 50) + "x".repeat(20_000) + "\n");
        assertThat(sink.gaps()).isEmpty();
        assertThat(sink.chunks())
                .allSatisfy(chunk -> assertThat(chunk.position()).hasSizeBetween(1, 200));
    }

    @Test
    void r61_must_resumeFromAnyPositionWithoutGapOrRepeat() throws Exception {
        if (!supports(JobExecutorFeature.OUTPUT)) {
            return;
        }
        JobExecutor executor = open();
        Launch launch = launch(BOTH_STREAMS);
        Run run = start(executor, launch);
        CollectingSink whole = output(run, OutputPosition.START);
        int chunks = whole.chunks().size();
        for (int cut = 0; cut <= chunks; cut += Math.max(1, chunks / 40)) {
            CollectingSink rest = output(run, whole.positionAfter(cut));
            for (OutputStreamName stream : OutputStreamName.values()) {
                ByteArrayOutputStream joined = new ByteArrayOutputStream();
                joined.writeBytes(whole.bytesOfFirst(cut, stream));
                joined.writeBytes(rest.bytes(stream));
                assertThat(joined.toByteArray())
                        .as("%s cut after chunk %d of %d", stream, cut, chunks)
                        .isEqualTo(whole.bytes(stream));
            }
        }
    }

    @Test
    void r62_must_keepALargeLineWhole() throws Exception {
        if (supports(JobExecutorFeature.OUTPUT)) {
            Run run = start(open(), launch(Program.exits(0).then(new Step.Fill(STDOUT, 1_000_000))));
            assertThat(output(run, OutputPosition.START).text(STDOUT)).isEqualTo("x".repeat(1_000_000) + "\n");
        }
    }

    @Test
    void r63_must_keepBytesThatAreNoText() throws Exception {
        if (!supports(JobExecutorFeature.OUTPUT)) {
            return;
        }
        byte[] bytes = {'b', (byte) 0xff, (byte) 0xfe, 'a', (byte) 0xc3, '\n', 1, 27, '[', (byte) 0xe2, (byte) 0x82};
        Run run = start(open(), launch(Program.exits(0).then(new Step.Print(STDERR, bytes))));
        CollectingSink sink = output(run, OutputPosition.START);
        if (supports(JobExecutorFeature.BINARY_OUTPUT)) {
            assertThat(sink.bytes(STDERR)).isEqualTo(bytes);
        } else {
            assertThat(sink.text(STDERR).replace("\ufffd", "")).isEqualTo("ba\n\u0001\u001b[");
        }
    }

    @Test
    void r64_must_handOutOutputWhileItRuns() throws Throwable {
        if (supports(JobExecutorFeature.OUTPUT)) {
            Run run = start(open(), launch(Program.prints("soon\n").then(new Step.AwaitStop(false))));
            CollectingSink sink = new CollectingSink();
            CompletableFuture<CollectingSink> copying = copyTo(run, sink);
            Eventually.holds(patience(), () -> assertThat(sink.text(STDOUT)).isEqualTo("soon\n"));
            assertThat(copying).isNotDone();
            run.stop(Duration.ZERO);
            copying.get(patience().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Test
    void r65_must_resumeAfterARestartOfTheHost() throws Throwable {
        if (!supports(JobExecutorFeature.OUTPUT) || !supports(JobExecutorFeature.SURVIVES_EXECUTOR)) {
            return;
        }
        JobExecutor before = open();
        Program program = Program.prints("one\n")
                .then(new Step.Pause(Duration.ofMillis(1500)))
                .then(new Step.Lines(STDOUT, "two ", 20));
        Launch launch = launch(program);
        Run run = start(before, launch);
        CollectingSink first = new CollectingSink();
        Thread copying = Thread.ofVirtual().start(() -> {
            try {
                run.output(OutputPosition.START, first);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        Eventually.holds(patience(), () -> assertThat(first.text(STDOUT)).startsWith("one\n"));
        copying.interrupt();
        copying.join(patience());
        assertThat(copying.isAlive()).isFalse();
        int taken = first.chunks().size();
        CollectingSink rest = output(start(reopen(before), launch), first.positionAfter(taken));
        assertThat(first.text(STDOUT) + rest.text(STDOUT)).isEqualTo("one\n" + lines("two ", 20));
    }

    @Test
    void r66_must_endAtOnceWhenNothingWasPrinted() throws Exception {
        Run run = start(open(), launch(Program.exits(0)));
        assertThat(output(run, OutputPosition.START).chunks()).isEmpty();
    }

    private static String lines(String prefix, int count) {
        StringBuilder lines = new StringBuilder();
        for (int line = 0; line < count; line++) {
            lines.append(prefix).append(line).append('\n');
        }
        return lines.toString();
    }
}
