package dev.teppan.plugin.sqs;

import dev.teppan.spi.PluginException;
import dev.teppan.spi.RetryableException;
import dev.teppan.spi.queue.Receipt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;

/**
 * One call for ten receipts. Those that SQS failed at are tried again alone, without the others; those that it does not know any
 * more are told. Where it refuses a whole batch for one of them, they go one by one.
 */
final class ReceiptBatches {

    /** SQS's own limit. */
    static final int TEN = 10;

    private static final int TRIES = 3;

    private final Batch batch;

    /** One batch call. */
    @FunctionalInterface
    interface Batch {
        /** Answers the entries that failed. */
        List<BatchResultErrorEntry> call(Map<String, Receipt> byId) throws InterruptedException;
    }

    ReceiptBatches(Batch batch) {
        this.batch = batch;
    }

    /**
     * Makes the calls.
     *
     * @return the receipts that had run out, or were never any
     * @throws RetryableException when SQS failed at some each time
     */
    List<Receipt> run(List<Receipt> receipts) throws InterruptedException {
        List<Receipt> stale = new ArrayList<>();
        for (int from = 0; from < receipts.size(); from += TEN) {
            ten(receipts.subList(from, Math.min(from + TEN, receipts.size())), stale);
        }
        return stale;
    }

    private void ten(List<Receipt> receipts, List<Receipt> stale) throws InterruptedException {
        Map<String, Receipt> left = new LinkedHashMap<>();
        receipts.forEach(receipt -> left.put(String.valueOf(left.size()), receipt));
        for (int tries = 0; tries < TRIES && !left.isEmpty(); tries++) {
            try {
                List<BatchResultErrorEntry> failed = batch.call(left);
                left.keySet()
                        .retainAll(
                                failed.stream().map(BatchResultErrorEntry::id).toList());
                failed.stream().filter(BatchResultErrorEntry::senderFault).forEach(entry -> {
                    Receipt receipt = left.remove(entry.id());
                    if (receipt != null) {
                        stale.add(receipt);
                    }
                });
            } catch (PluginException e) {
                refused(List.copyOf(left.values()), stale, e);
                left.clear();
            }
        }
        if (!left.isEmpty()) {
            throw new RetryableException("SQS failed " + TRIES + " times at " + left.size() + " of " + receipts.size()
                    + " messages of a batch");
        }
    }

    private void refused(List<Receipt> receipts, List<Receipt> stale, PluginException why) throws InterruptedException {
        if (why.getCause() == null || !Failures.staleReceipt(why.getCause())) {
            throw why;
        }
        if (receipts.size() == 1) {
            stale.addAll(receipts);
            return;
        }
        for (Receipt receipt : receipts) {
            ten(List.of(receipt), stale);
        }
    }
}
