package dev.teppan.platform.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineBufferTest {

    private final List<String> lines = new ArrayList<>();
    private final LineBuffer buffer = new LineBuffer(lines::add);

    @Test
    void joinsPiecesToLines() {
        buffer.add("on");
        buffer.add("e\ntwo\nthr");
        buffer.add("ee\n");

        assertThat(lines).containsExactly("one", "two", "three");
    }

    @Test
    void handsOverALastLineWithoutNewlineOnce() {
        buffer.add("one");
        buffer.flush();
        buffer.flush();

        assertThat(lines).containsExactly("one");
    }
}
