package dev.teppan.platform.notify;

import dev.teppan.platform.store.OutboxStore.Row;
import java.time.Instant;

/** What became of one notification for one notifier. */
sealed interface Settlement {

    Row row();

    /** The notifier took it. */
    record Delivered(Row row) implements Settlement {}

    /** It is tried again. */
    record Postponed(Row row, Instant until, String detail) implements Settlement {}

    /** It is not tried again, and lost. */
    record GivenUp(Row row, String detail) implements Settlement {}

    /** It was not tried; it stays as it is. */
    record Untouched(Row row) implements Settlement {}
}
