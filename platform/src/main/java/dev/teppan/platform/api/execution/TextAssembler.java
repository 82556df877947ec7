package dev.teppan.platform.api.execution;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Makes text of a stream of bytes that may be cut inside a character. What is no UTF-8 becomes U+FFFD. One thread. */
final class TextAssembler {

    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private byte[] held = new byte[0];

    /** The text that is complete with these bytes. */
    String add(byte[] bytes) {
        ByteBuffer in = ByteBuffer.allocate(held.length + bytes.length)
                .put(held)
                .put(bytes)
                .flip();
        CharBuffer out = CharBuffer.allocate(in.remaining());
        decoder.reset().decode(in, out, false);
        held = new byte[in.remaining()];
        in.get(held);
        return out.flip().toString();
    }

    /** How many bytes wait for the rest of their character. */
    int held() {
        return held.length;
    }
}
