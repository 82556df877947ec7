package dev.teppan.platform.scheduling;

import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.spi.executor.LaunchToken;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One execution that holds room at a site. */
final class Holding {

    private final ExecutionId id;
    private final Lane lane;
    private final @Nullable KeyGate key;
    private final Site site;
    private final long placedAt;
    private Optional<LaunchToken> token = Optional.empty();
    private boolean counted;
    private long startedAt;
    private int at = -1;

    Holding(ExecutionId id, Lane lane, @Nullable KeyGate key, Site site, long placedAt) {
        this.id = id;
        this.lane = lane;
        this.key = key;
        this.site = site;
        this.placedAt = placedAt;
        this.startedAt = placedAt;
    }

    ExecutionId id() {
        return id;
    }

    Lane lane() {
        return lane;
    }

    @Nullable
    KeyGate key() {
        return key;
    }

    Site site() {
        return site;
    }

    /** In milliseconds. */
    long placedAt() {
        return placedAt;
    }

    /** When its work began, in milliseconds; while that is not known, when it was placed. */
    long startedAt() {
        return startedAt;
    }

    void startedAt(long millis) {
        startedAt = millis;
    }

    /** Absent until its launch is committed. */
    Optional<LaunchToken> token() {
        return token;
    }

    void token(LaunchToken committed) {
        token = Optional.of(committed);
    }

    /** Whether the site's snapshot already lacks its room. */
    boolean isCounted() {
        return counted;
    }

    void counted(boolean now) {
        counted = now;
    }

    /** Its position among its site's holdings. */
    int at() {
        return at;
    }

    void at(int position) {
        at = position;
    }
}
