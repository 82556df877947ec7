package dev.teppan.platform.app.cluster;

import dev.teppan.platform.logs.AttemptOutput;
import dev.teppan.platform.logs.OutputFollower;
import dev.teppan.platform.logs.OutputOffsets;
import dev.teppan.platform.logs.OutputOwner;
import dev.teppan.platform.logs.OutputRange;
import dev.teppan.platform.logs.OutputReader;
import dev.teppan.spi.executor.OutputStreamName;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Output from wherever it is: what is complete is read here; what still comes is at the host that dispatches. Safe for use by
 * several threads; calls block.
 */
final class ClusterOutput implements AttemptOutput {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterOutput.class);

    private final OutputReader here;
    private final Holder holder;
    private final Optional<PeerClient> peers;

    ClusterOutput(OutputReader here, Holder holder, Optional<PeerClient> peers) {
        this.here = here;
        this.holder = holder;
        this.peers = peers;
    }

    @Override
    public Optional<OutputRange> read(OutputOwner owner, OutputStreamName stream, long offset, int maxBytes)
            throws InterruptedException {
        Optional<URI> host = elsewhere(owner);
        if (host.isPresent()) {
            try {
                Optional<OutputRange> range = peers.orElseThrow()
                        .get(
                                host.get(),
                                "/output/range?" + query(owner) + "&stream=" + stream + "&offset=" + offset + "&max="
                                        + maxBytes,
                                Duration.ZERO)
                        .map(ClusterOutput::range);
                if (range.isPresent()) {
                    return range;
                }
            } catch (IOException e) {
                LOG.atWarn()
                        .addKeyValue("attempt", owner.attempt())
                        .addKeyValue("reason", e.getMessage())
                        .log("Output could not be asked for; this host answers with what it has");
            }
        }
        return here.read(owner, stream, offset, maxBytes);
    }

    @Override
    public Optional<OutputFollower> follow(OutputOwner owner, OutputOffsets from) {
        return elsewhere(owner).isEmpty() ? here.follow(owner, from) : Optional.of(new PeerFollower(this, owner, from));
    }

    OutputReader here() {
        return here;
    }

    /** The other host that has the output; empty when this one has it all, dispatches itself, or knows no other. */
    Optional<URI> elsewhere(OutputOwner owner) {
        return peers.isEmpty() || holder.isHere() || here.hasAll(owner) ? Optional.empty() : holder.elsewhere();
    }

    /** The next pieces from another host; empty when it has no output of that attempt. */
    Optional<PeerOutput> next(URI host, OutputOwner owner, OutputOffsets from, int maxBytes, Duration wait)
            throws IOException, InterruptedException {
        Optional<HttpResponse<byte[]>> answer = peers.orElseThrow()
                .get(
                        host,
                        "/output/next?" + query(owner) + "&stdout=" + from.stdout() + "&stderr=" + from.stderr()
                                + "&max=" + maxBytes + "&wait=" + wait.toMillis(),
                        wait);
        return answer.isEmpty()
                ? Optional.empty()
                : Optional.of(PeerOutput.read(answer.get().body()));
    }

    private static OutputRange range(HttpResponse<byte[]> answer) {
        return new OutputRange(
                answer.body(),
                answer.headers().firstValueAsLong(PeersResource.TOTAL).orElse(answer.body().length),
                answer.headers()
                        .firstValue(PeersResource.COMPLETE)
                        .filter("true"::equals)
                        .isPresent());
    }

    private static String query(OutputOwner owner) {
        return "execution=" + owner.execution() + "&attempt=" + owner.attempt() + "&application="
                + URLEncoder.encode(owner.application(), StandardCharsets.UTF_8) + "&job="
                + URLEncoder.encode(owner.job(), StandardCharsets.UTF_8);
    }
}
