package dev.teppan.plugin.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.teppan.spi.RetryableException;
import dev.teppan.spi.queue.Receipt;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;

final class ReceiptBatchesTest {

    private final List<List<Receipt>> calls = new ArrayList<>();

    private static List<Receipt> receipts(int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> new Receipt("r" + index))
                .toList();
    }

    private static BatchResultErrorEntry failed(String id, boolean senderFault) {
        return BatchResultErrorEntry.builder()
                .id(id)
                .senderFault(senderFault)
                .code("X")
                .build();
    }

    @Test
    void goesByTens() throws Exception {
        new ReceiptBatches(byId -> {
                    calls.add(List.copyOf(byId.values()));
                    return List.of();
                })
                .run(receipts(23));
        assertThat(calls).extracting(List::size).containsExactly(10, 10, 3);
    }

    @Test
    void triesAgainOnlyWhatSqsFailedAtAndTellsWhatHadRunOut() throws Exception {
        List<Receipt> stale = new ReceiptBatches(byId -> {
                    calls.add(List.copyOf(byId.values()));
                    return calls.size() == 1 ? List.of(failed("1", false), failed("2", true)) : List.of();
                })
                .run(receipts(4));
        assertThat(stale).containsExactly(new Receipt("r2"));
        assertThat(calls).containsExactly(receipts(4), List.of(new Receipt("r1")));
    }

    @Test
    void givesUpAfterThreeTries() {
        ReceiptBatches batches = new ReceiptBatches(byId -> {
            calls.add(List.copyOf(byId.values()));
            return List.of(failed("0", false));
        });
        assertThatThrownBy(() -> batches.run(receipts(2)))
                .isInstanceOf(RetryableException.class)
                .hasMessageContaining("1 of 2");
        assertThat(calls).hasSize(3);
    }
}
