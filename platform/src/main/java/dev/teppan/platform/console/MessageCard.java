package dev.teppan.platform.console;

import dev.teppan.platform.console.text.Formats;
import dev.teppan.platform.console.text.Part;
import dev.teppan.platform.console.text.PrettyJson;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A message set out for reading, at most its beginning. */
record MessageCard(List<Part> parts, String size, String cut) {

    private static final int MOST = 64 * 1024;

    static MessageCard of(String message) {
        int bytes = message.getBytes(StandardCharsets.UTF_8).length;
        if (message.length() <= MOST) {
            return new MessageCard(PrettyJson.of(message), Formats.bytes(bytes), "");
        }
        String begin = message.substring(0, message.offsetByCodePoints(0, MOST / 2));
        return new MessageCard(
                List.of(new Part(begin, "")), Formats.bytes(bytes), "Only its beginning is shown; raw has all of it.");
    }
}
