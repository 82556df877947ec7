package dev.teppan.platform.store;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What is to be told, in columns of the outbox: for all notifiers together, until it is looked at for the first time. */
final class NoticeRows {

    /** A notice, and when it came up. */
    record Row(Step.Notice notice, Instant at) {

        private String execution() {
            return notice.execution().id().value();
        }

        private String kind() {
            return notice.kind().name().toLowerCase(Locale.ROOT);
        }

        private String id() {
            return execution() + "." + notice.execution().generation() + "."
                    + notice.execution().attemptNumber() + "." + kind();
        }
    }

    static final RowInsert<Row> INSERT = new RowInsert<>(
            "outbox",
            false,
            List.of(
                    Column.text("id", Row::id),
                    Column.text("notifier", row -> ""),
                    Column.text("execution_id", Row::execution),
                    Column.number("attempt", row -> row.notice().execution().attemptNumber()),
                    Column.text("kind", Row::kind),
                    Column.number("created_at", row -> row.at().toEpochMilli()),
                    Column.number("next_try_at", row -> row.at().toEpochMilli()),
                    Column.number("tries", row -> 0)));

    private NoticeRows() {}
}
