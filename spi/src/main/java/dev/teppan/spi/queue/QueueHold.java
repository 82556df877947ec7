package dev.teppan.spi.queue;

import java.time.Duration;
import java.util.List;

/** The ability of a source to keep received messages hidden for longer. */
public interface QueueHold {

    /**
     * Hides the messages for {@code duration} from now. May block.
     *
     * @return the receipts that had run out; others may have their messages by now
     */
    List<Receipt> extend(List<Receipt> receipts, Duration duration) throws InterruptedException;
}
