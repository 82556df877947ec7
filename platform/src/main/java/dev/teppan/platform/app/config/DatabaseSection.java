package dev.teppan.platform.app.config;

import dev.teppan.platform.store.DatabaseSettings;
import dev.teppan.spi.Secret;
import dev.teppan.spi.Setting;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where executions and definitions are kept. */
public record DatabaseSection(
        @Setting(
                "JDBC address: `jdbc:postgresql://…`, `jdbc:mariadb://…`, `jdbc:mysql://…` or `jdbc:sqlite:FILE`. Without"
                        + " it, SQLite in `dataDirectory`, which serves one host.")
        Optional<String> url,

        @Setting("The user to sign in as.") Optional<String> user,
        @Setting("The user's password.") Optional<Secret> password,

        @Setting(value = "How many connections read at once; one more writes.", defaultValue = "4") @Min(1) @Max(64)
        int readers,

        @Setting(
                value = "How long a request waits for a connection or a commit before it is answered 503.",
                defaultValue = "10s")
        Duration timeout) {

    /** As the store takes it. */
    public DatabaseSettings resolve(Path dataDirectory) {
        return new DatabaseSettings(
                url.orElseGet(() -> "jdbc:sqlite:" + dataDirectory.resolve("teppan.db")),
                user,
                password.map(Secret::reveal),
                readers,
                timeout);
    }

    /** Whether the database is one file of this host. */
    public boolean isEmbedded() {
        return url.isEmpty() || url.get().startsWith("jdbc:sqlite:");
    }
}
