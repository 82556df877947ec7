package dev.teppan.platform.app.engine;

import java.io.IOException;

/** The status and body of an HTTP answer. */
record EngineAnswer(int status, String body) {

    static EngineAnswer parse(String text) throws IOException {
        int end = text.indexOf("\r\n\r\n");
        String[] statusLine = text.lines().findFirst().orElse("").split(" ", 3);
        if (end < 0 || statusLine.length < 2 || !statusLine[1].matches("\\d{3}")) {
            throw new IOException("what answers there is no Docker engine");
        }
        return new EngineAnswer(Integer.parseInt(statusLine[1]), text.substring(end + 4));
    }
}
