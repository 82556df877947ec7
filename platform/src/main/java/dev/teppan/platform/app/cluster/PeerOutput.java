package dev.teppan.platform.app.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.teppan.platform.logs.OutputOffsets;
import dev.teppan.platform.logs.OutputPiece;
import dev.teppan.spi.executor.OutputStreamName;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Output as one host hands it to another.
 *
 * @param ended whether there is no more after these pieces
 */
record PeerOutput(List<OutputPiece> pieces, boolean ended) {

    private static final ObjectMapper JSON = new ObjectMapper();

    PeerOutput {
        pieces = List.copyOf(pieces);
    }

    byte[] write() {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("ended", ended);
        ArrayNode all = body.putArray("pieces");
        for (OutputPiece piece : pieces) {
            all.addObject()
                    .put("stream", piece.stream().name())
                    .put("bytes", piece.bytes())
                    .put("time", piece.time().toString())
                    .put("stdout", piece.next().stdout())
                    .put("stderr", piece.next().stderr());
        }
        try {
            return JSON.writeValueAsBytes(body);
        } catch (IOException e) {
            throw new IllegalStateException("output is no JSON", e);
        }
    }

    static PeerOutput read(byte[] text) throws IOException {
        JsonNode body = JSON.readTree(text);
        List<OutputPiece> pieces = new ArrayList<>();
        for (JsonNode piece : body.path("pieces")) {
            pieces.add(new OutputPiece(
                    OutputStreamName.valueOf(piece.path("stream").asText()),
                    piece.path("bytes").binaryValue(),
                    Instant.parse(piece.path("time").asText()),
                    new OutputOffsets(
                            piece.path("stdout").asLong(), piece.path("stderr").asLong())));
        }
        return new PeerOutput(pieces, body.path("ended").asBoolean());
    }
}
