package dev.teppan.spi.testkit.notifier;

import dev.teppan.spi.notifier.Notifier;
import java.util.List;
import java.util.Map;

/** What the contract suite needs of a notifier under test: one for each test. */
public interface NotifierFixture {

    /** A new notifier that tells the fixture's receiver. */
    Notifier open() throws Exception;

    /** What the receiver got, each with its text somewhere inside; in order. */
    List<String> received() throws Exception;

    /** What a rule says for this notifier. */
    default Map<String, String> settings() {
        return Map.of();
    }

    /** Whether the fixture can make deliveries fail for a while. */
    default boolean canFail() {
        return false;
    }

    /** Whether the fixture can make the receiver refuse for good. */
    default boolean canRefuse() {
        return false;
    }

    /** Deliveries fail from now on, and would work later. Only where {@link #canFail()}. */
    default void failTemporarily() throws Exception {
        throw new UnsupportedOperationException();
    }

    /** Deliveries are refused from now on, and would be again. Only where {@link #canRefuse()}. */
    default void refuse() throws Exception {
        throw new UnsupportedOperationException();
    }

    /** Deliveries work again. */
    default void work() throws Exception {
        throw new UnsupportedOperationException();
    }

    /** A secret that the notifier was given, which no message may show; empty for none. */
    default String secret() {
        return "";
    }

    /** Removes whatever the test left behind. */
    default void close() throws Exception {}
}
