package dev.teppan.platform.app.cluster;

import dev.teppan.platform.logs.OutputFollower;
import dev.teppan.platform.logs.OutputOffsets;
import dev.teppan.platform.logs.OutputOwner;
import dev.teppan.platform.logs.OutputPiece;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows output that another host has, and goes on wherever it is when the lease changes hands: all hosts count the same
 * bytes. Used by one thread.
 */
final class PeerFollower implements OutputFollower {

    private static final Logger LOG = LoggerFactory.getLogger(PeerFollower.class);

    /** How long nobody may have output of the attempt before there is none. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final ClusterOutput output;
    private final OutputOwner owner;
    private OutputOffsets at;
    private @Nullable OutputFollower local;
    private boolean ended;
    private long lastHeard = System.nanoTime();

    PeerFollower(ClusterOutput output, OutputOwner owner, OutputOffsets from) {
        this.output = output;
        this.owner = owner;
        this.at = from;
    }

    @Override
    public List<OutputPiece> next(int maxBytes, Duration wait) throws InterruptedException {
        OutputFollower here = local;
        if (here != null) {
            return here.next(maxBytes, wait);
        }
        Optional<URI> host = output.elsewhere(owner);
        if (host.isEmpty()) {
            return switchToLocal(maxBytes, wait);
        }
        try {
            Optional<PeerOutput> answer = output.next(host.get(), owner, at, maxBytes, wait);
            if (answer.isPresent()) {
                lastHeard = System.nanoTime();
                ended = answer.get().ended();
                List<OutputPiece> pieces = answer.get().pieces();
                if (!pieces.isEmpty()) {
                    at = pieces.getLast().next();
                }
                return pieces;
            }
        } catch (IOException e) {
            LOG.atDebug().addKeyValue("reason", e.getMessage()).log("Output could not be asked for; it is tried again");
        }
        return nothing(wait);
    }

    @Override
    public boolean ended() {
        OutputFollower here = local;
        return here == null ? ended : here.ended();
    }

    @Override
    public void close() {
        OutputFollower here = local;
        if (here != null) {
            here.close();
        }
    }

    private List<OutputPiece> switchToLocal(int maxBytes, Duration wait) throws InterruptedException {
        Optional<OutputFollower> here = output.here().follow(owner, at);
        if (here.isEmpty()) {
            return nothing(wait);
        }
        local = here.get();
        return here.get().next(maxBytes, wait);
    }

    private List<OutputPiece> nothing(Duration wait) throws InterruptedException {
        ended = System.nanoTime() - lastHeard > PATIENCE.toNanos();
        new CountDownLatch(1).await(wait.toMillis(), TimeUnit.MILLISECONDS);
        return List.of();
    }
}
