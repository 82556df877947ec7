package dev.teppan.platform.api.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.teppan.platform.api.http.Refusal.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the body of a request, within a limit. */
public final class Body {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final int SMALL = 1024;
    private static final int MOST_DRAINED = 512;

    /** Where Jackson speaks of the text it reads, which is the caller's own. */
    private static final Pattern SOURCE = Pattern.compile(" ?\\(start marker at \\[Source: .*?]\\)");

    private Body() {}

    /**
     * Reads the whole body as text.
     *
     * @param mostBytes the largest body
     */
    public static String text(@Nullable InputStream in, int mostBytes) {
        try {
            byte[] bytes = in == null ? new byte[0] : read(in, mostBytes + 1);
            if (bytes.length > mostBytes) {
                drain(in);
                throw new Refusal(Kind.TOO_LARGE, "the body must have at most %,d bytes".formatted(mostBytes));
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Refusal(Kind.MALFORMED, "the body must be UTF-8");
        } catch (IOException e) {
            throw new Refusal(Kind.MALFORMED, "the body could not be read to its end");
        }
    }

    /** Most bodies are small, and the buffer for a large one costs more than reading them. */
    private static byte[] read(InputStream in, int mostBytes) throws IOException {
        byte[] start = in.readNBytes(Math.min(SMALL, mostBytes));
        if (start.length < SMALL) {
            return start;
        }
        byte[] rest = in.readNBytes(mostBytes - start.length);
        byte[] whole = Arrays.copyOf(start, start.length + rest.length);
        System.arraycopy(rest, 0, whole, start.length, rest.length);
        return whole;
    }

    /** Reads on for a while, so that a caller that still writes gets the answer and not a closed connection. */
    private static void drain(@Nullable InputStream in) throws IOException {
        byte[] dropped = new byte[64 * 1024];
        int chunks = 0;
        while (in != null && chunks < MOST_DRAINED && in.read(dropped) >= 0) {
            chunks++;
        }
    }

    /** Parses JSON; duplicate members are refused. */
    public static JsonNode json(String text) {
        if (text.isBlank()) {
            throw new Refusal(Kind.MALFORMED, "the body must be JSON; it is empty");
        }
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw malformed(e);
        }
    }

    /** Says what is wrong with JSON that cannot be parsed, and where. */
    public static Refusal malformed(JsonProcessingException e) {
        String what = Optional.ofNullable(e.getOriginalMessage())
                .flatMap(message -> message.lines().findFirst())
                .map(message -> SOURCE.matcher(message).replaceAll(""))
                .orElse("it cannot be parsed");
        String where = e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
        return new Refusal(Kind.MALFORMED, "the body must be JSON" + where + ": " + what);
    }

    /** Refuses a body that says it is something other than JSON; saying nothing is fine. */
    public static void requireJson(@Nullable String contentType) {
        if (contentType == null || contentType.isBlank()) {
            return;
        }
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!type.equals("application/json") && !type.endsWith("+json")) {
            throw new Refusal(Kind.MEDIA_TYPE, "the body must be application/json, not " + printable(type));
        }
    }

    /** A text of a caller, made fit to be shown. */
    static String printable(String text) {
        String cut = text.length() > 100 ? text.substring(0, 100) + "…" : text;
        return cut.replaceAll("\\p{Cntrl}", "?");
    }
}
