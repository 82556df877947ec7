package dev.teppan.platform.store;

import java.time.Duration;
import java.util.Optional;

/**
 * How to reach the database.
 *
 * @param url a JDBC URL: {@code jdbc:sqlite:PATH}, {@code jdbc:postgresql:…}, {@code jdbc:mariadb:…} or {@code jdbc:mysql:…}
 * @param readers how many connections read at once
 * @param timeout how long a caller waits for a connection or a commit
 */
public record DatabaseSettings(
        String url, Optional<String> user, Optional<String> password, int readers, Duration timeout) {

    /** Passwords are left out, also one within the URL. */
    @Override
    public String toString() {
        return "DatabaseSettings[url=" + url.replaceFirst("[?;].*|(?<=//)[^/]*@", "…") + ", readers=" + readers + "]";
    }
}
